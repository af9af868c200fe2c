/** Which kind of task: a list that can be searched, with a line about each. */
import { type ReactNode, useState } from 'react';
import { Button, Input, ListBox, ListBoxItem, SearchField, Text } from 'react-aria-components';
import { texts } from '../../../kit/texts/texts.ts';
import { useRead } from '../manage/ask.ts';
import { Loaded } from '../manage/Parts.tsx';

interface Known {
  name: string;
  summary: string;
}

export function TypePicker({ type, onChange }: { type: string; onChange(type: string): void }): ReactNode {
  const types = useRead<{ types: Known[] }>('/v1/task_types');
  const [isOpen, setOpen] = useState(false);
  const [sought, setSought] = useState('');
  return (
    <div className="field type-picker">
      <span className="question" id="type-picker">
        {texts.projects.type}
      </span>
      <Loaded of={types}>
        {({ types: all }) => {
          const chosen = all.find(({ name }) => name === type);
          if (!isOpen) {
            return (
              <Button className="type-chosen" onPress={() => setOpen(true)}>
                <span>
                  <span className="unseen">{texts.projects.type}: </span>
                  {type}
                </span>
                <span className="label-description">{chosen?.summary}</span>
              </Button>
            );
          }
          const words = sought.toLowerCase().split(/\s+/);
          const found = all.filter(({ name, summary }) => {
            const text = `${name} ${summary}`.toLowerCase();
            return words.every((word) => text.includes(word));
          });
          return (
            <>
              <SearchField aria-label={texts.projects.findType} value={sought} onChange={setSought} autoFocus>
                <Input placeholder={texts.projects.findType} />
              </SearchField>
              <ListBox
                aria-labelledby="type-picker"
                className="type-list"
                items={found.map((one) => ({ ...one, id: one.name }))}
                selectionMode="single"
                disallowEmptySelection
                selectedKeys={[type]}
                onSelectionChange={(keys) => {
                  const [next] = [...keys];
                  if (next !== undefined) onChange(String(next));
                  setOpen(false);
                }}
                renderEmptyState={() => <span className="note">{texts.projects.noType}</span>}
              >
                {({ name, summary }) => (
                  <ListBoxItem id={name} textValue={name} className="choice">
                    <span className="label-name">
                      <Text slot="label">{name}</Text>
                      <Text slot="description" className="label-description">
                        {summary}
                      </Text>
                    </span>
                  </ListBoxItem>
                )}
              </ListBox>
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
