/** The texts of one's own: F2 in a field opens them, a figure puts one there. They are written here too. */
import { createContext, type ReactNode, useContext, useState } from 'react';
import { Button, Dialog, Heading, Input, Label, Modal, ModalOverlay, TextArea, TextField } from 'react-aria-components';
import { keyOf } from '../labels.ts';
import { prefer, usePreferences } from '../preferences.ts';
import { texts } from '../texts/texts.ts';
import { MOST_SNIPPETS, nameOf, type Snippet, soundSnippets } from './snippets.ts';

type Insert = (text: string) => void;
const Snippets = createContext<((insert: Insert) => void) | undefined>(undefined);

/** Opens the menu; what is picked goes to `insert`. Undefined outside of `WithSnippets`. */
export const useSnippets = () => useContext(Snippets);

export function WithSnippets({ children }: { children: ReactNode }): ReactNode {
  const [insert, setInsert] = useState<{ into: Insert }>();
  return (
    <Snippets.Provider value={(into) => setInsert({ into })}>
      {children}
      <SnippetMenu insert={insert?.into} close={() => setInsert(undefined)} />
    </Snippets.Provider>
  );
}

function SnippetMenu({ insert, close }: { insert: Insert | undefined; close(): void }): ReactNode {
  const snippets = soundSnippets(usePreferences().snippets);
  const [isEditing, setEditing] = useState(false);
  const put = (next: Snippet[]) => prefer({ snippets: next });
  const take = (text: string) => {
    close();
    insert?.(text);
  };
  const isWriting = isEditing || snippets.length === 0;
  return (
    <ModalOverlay
      className="veil"
      isOpen={insert !== undefined}
      onOpenChange={(open) => {
        if (open) return;
        setEditing(false);
        close();
      }}
      isDismissable
    >
      <Modal>
        <Dialog className="dialog snippets">
          <Heading slot="title">{texts.fields.snippets}</Heading>
          {isWriting ? (
            <Editing snippets={snippets} put={put} done={() => setEditing(false)} />
          ) : (
            <ul
              className="snippet-list"
              onKeyDown={(event) => {
                const snippet = /^[1-9]$/.test(event.key) ? snippets[Number(event.key) - 1] : undefined;
                if (!snippet) return;
                event.preventDefault();
                take(snippet.text);
              }}
            >
              {snippets.map((snippet, index) => (
                <li key={index}>
                  <Button className="button snippet" autoFocus={index === 0} onPress={() => take(snippet.text)}>
                    <span className="label-name" dir="auto">
                      {nameOf(snippet)}
                    </span>
                    {keyOf(index) && <kbd>{keyOf(index)}</kbd>}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <div className="row end">
            {!isWriting && (
              <Button className="button quiet" onPress={() => setEditing(true)}>
                {texts.fields.editSnippets}
              </Button>
            )}
            <Button className="button" slot="close">
              {texts.fields.close}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface EditingProps {
  snippets: readonly Snippet[];
  put(next: Snippet[]): void;
  done(): void;
}

function Editing({ snippets, put, done }: EditingProps): ReactNode {
  const [drafts, setDrafts] = useState<Snippet[]>(() =>
    snippets.length > 0 ? [...snippets] : [{ name: '', text: '' }],
  );
  const change = (index: number, part: Partial<Snippet>) =>
    setDrafts(drafts.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const save = () => {
    put(drafts.filter(({ text }) => text !== ''));
    done();
  };
  return (
    <div className="stack">
      {drafts.map((one, index) => (
        <div className="snippet-edit" key={index}>
          <TextField className="field" value={one.name} onChange={(name) => change(index, { name })}>
            <Label>{texts.fields.snippetName(index + 1)}</Label>
            <Input placeholder={texts.fields.optional} />
          </TextField>
          <TextField className="field" value={one.text} onChange={(text) => change(index, { text })}>
            <Label>{texts.fields.snippetText(index + 1)}</Label>
            <TextArea className="react-aria-TextArea growing" rows={1} dir="auto" autoFocus={index === 0} />
          </TextField>
          <Button
            className="tool"
            aria-label={texts.fields.removeSnippet(index + 1)}
            onPress={() => setDrafts(drafts.toSpliced(index, 1))}
          >
            ×
          </Button>
        </div>
      ))}
      <div className="row">
        <Button
          className="button small"
          isDisabled={drafts.length >= MOST_SNIPPETS}
          onPress={() => setDrafts([...drafts, { name: '', text: '' }])}
        >
          {texts.fields.addSnippet}
        </Button>
        <Button className="button small primary" onPress={save}>
          {texts.fields.saveSnippets}
        </Button>
      </div>
    </div>
  );
}
