import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../kit/texts/texts.ts';

/** What is worked on comes before the tools for it. */
const STOPS = ['[role="application"]', 'input, textarea, select, button:not([disabled]), a[href], [tabindex="0"]'];

/** The first stop of the Tab key: past the bar, to the first thing there is to work with. Seen while it has the focus. */
export function SkipLink(): ReactNode {
  const skip = () => {
    const main = document.querySelector('main');
    const found = STOPS.map((stop) => main?.querySelector<HTMLElement>(stop)).find(Boolean);
    found?.focus();
  };
  return (
    <Button className="skip-link" onPress={skip}>
      {texts.work.toMain}
    </Button>
  );
}
