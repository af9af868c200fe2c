/** The words of an instruction: as they are, or, where they have markdown in them, as it says. */
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** What markdown needs to be more than its own text. */
const MARKED = /[*_`~#>|[\]]|^\s*(?:[-+]|\d+[.)])\s|https?:\/\//m;

export function InstructionText({ text }: { text: string }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const [formed, setFormed] = useState<{ text: string; nodes: DocumentFragment }>();
  useEffect(() => {
    if (!MARKED.test(text)) return;
    let isCurrent = true;
    void import('./markdown.ts').then(
      ({ markdownNodes }) => isCurrent && setFormed({ text, nodes: markdownNodes(text) }),
      // The words are there all the same, only without their form.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [text]);
  const nodes = formed?.text === text ? formed.nodes : undefined;
  useLayoutEffect(() => {
    if (nodes) place.current?.replaceChildren(nodes.cloneNode(true));
  }, [nodes]);
  return (
    <div className="instruction-text">
      {nodes ? <div className="markdown" ref={place} /> : <p className="as-typed">{text}</p>}
    </div>
  );
}
