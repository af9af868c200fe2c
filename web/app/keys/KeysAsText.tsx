/** The keys that somebody changed, to be taken to another browser. */
import { type ReactNode, useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading, Label, TextArea, TextField } from 'react-aria-components';
import { readSet, setText } from '../../kit/key-set.ts';
import { prefer, usePreferences } from '../../kit/preferences.ts';
import { texts } from '../../kit/texts/texts.ts';

export function KeysAsText(): ReactNode {
  const { keys } = usePreferences();
  const [written, setWritten] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const text = written ?? setText(keys);
  const use = () => {
    const read = readSet(text);
    if ('set' in read) {
      prefer({ keys: read.set });
      setWritten(undefined);
      return setWrong(undefined);
    }
    setWrong(read.wrong === undefined ? texts.sheet.notRead : texts.sheet.unknownAction(read.wrong));
  };
  return (
    <Disclosure className="keys-text">
      <Heading level={3}>
        <Button slot="trigger" className="panel-title">
          <span className="chevron" aria-hidden="true" />
          {texts.sheet.export}
        </Button>
      </Heading>
      <DisclosurePanel>
        <TextField className="field" value={text} onChange={setWritten}>
          <Label className="note">{texts.sheet.exportNote}</Label>
          <TextArea className="react-aria-TextArea code" rows={6} spellCheck={false} />
        </TextField>
        {wrong && (
          <p className="refusal" role="alert">
            {wrong}
          </p>
        )}
        <Button className="button" isDisabled={written === undefined} onPress={use}>
          {texts.sheet.use}
        </Button>
      </DisclosurePanel>
    </Disclosure>
  );
}
