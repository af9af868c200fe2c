/** What a form is about: one attachment, or several of which one is in front. */
import { type ReactNode, useEffect, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Box } from '../boxes.ts';
import { useActions } from '../keymap.ts';
import { texts } from '../texts/texts.ts';
import { Look, useMediaKeys } from '../viewing/Look.tsx';
import { useGlances } from '../viewing/use-glances.ts';
import { FIELD_KEYS } from './field-keys.ts';

export interface Shown {
  /** Of the attachment in the params. */
  index: number;
  attachment: unknown;
  type: unknown;
}

/** A part of one of them that somebody wants to see now; each time anew. */
export interface Wanted {
  index: number;
  box: Box;
}

export function Attachments({
  all,
  wanted,
  active,
}: {
  all: readonly Shown[];
  wanted?: Wanted | undefined;
  active: boolean;
}): ReactNode {
  const [front, setFront] = useState(all[0]?.index ?? 0);
  const glances = useGlances(false, active);
  const stage = useMediaKeys(active);
  useEffect(() => {
    if (wanted) setFront(wanted.index);
  }, [wanted]);
  const at = Math.max(
    0,
    all.findIndex(({ index }) => index === front),
  );
  const step = (by: number) => () => {
    if (all.length < 2) return false;
    setFront(all[(at + by + all.length) % all.length]!.index);
  };
  useActions(FIELD_KEYS, { nextAttachment: step(1), previousAttachment: step(-1) }, active);
  const look = ({ index, attachment, type }: Shown) => (
    <Look
      attachment={attachment}
      type={type}
      name={all.length === 1 ? texts.view.toJudge : texts.fields.attachment(index + 1)}
      glance={glances.at(index)}
      region={wanted?.index === index ? wanted.box : undefined}
      onGlance={(next) => glances.change(index, next)}
    />
  );
  const shown = all[at];
  if (all.length < 2 || !shown) {
    return (
      <div className="looking" ref={stage}>
        {shown && look(shown)}
      </div>
    );
  }
  return (
    <Tabs
      className="looking with-tabs"
      selectedKey={String(shown.index)}
      onSelectionChange={(key) => setFront(Number(key))}
    >
      <TabList className="look-tabs" aria-label={texts.fields.attachments}>
        {all.map(({ index, type }) => (
          <Tab className="look-tab" id={String(index)} key={index}>
            {index + 1}
            <span className="note"> {kindName(type)}</span>
          </Tab>
        ))}
      </TabList>
      <TabPanel className="looking" id={String(shown.index)} key={shown.index}>
        <div className="looking" ref={stage}>
          {look(shown)}
        </div>
      </TabPanel>
    </Tabs>
  );
}

const kindName = (type: unknown): string => (texts.fields.kinds as Record<string, string>)[String(type)] ?? '';
