/** What can be done with those that are selected. */
import { type ReactNode, useState } from 'react';
import { Button, Dialog, Heading, Input, Label, Modal, ModalOverlay, TextField } from 'react-aria-components';
import { texts } from '../../../kit/texts/texts.ts';
import { cancelMany, exportMany, sizeOf, type Target, tagMany } from './jobs.ts';

interface BulkBarProps {
  target: Target;
  /** All that match, where only some are selected. */
  all: { total: number; select(): void } | undefined;
  clear(): void;
  /** Something was changed. */
  changed(): void;
}

type Kind = 'cancel' | 'tag' | 'export';
const FORMATS = ['jsonl', 'csv', 'coco', 'yolo', 'yolo-seg', 'voc', 'spacy'] as const;

export function BulkBar({ target, all, clear, changed }: BulkBarProps): ReactNode {
  const [asked, setAsked] = useState<Kind>();
  const t = texts.tasks;
  const close = () => setAsked(undefined);
  const begin = (work: Promise<void>) => {
    close();
    void work.then(changed);
  };
  return (
    <div className="bulk" role="toolbar" aria-label={t.selected(sizeOf(target))}>
      <strong role="status">{'ids' in target ? t.selected(target.ids.length) : t.allSelected(target.total)}</strong>
      {all && (
        <Button className="button quiet" onPress={all.select}>
          {t.selectAll(all.total)}
        </Button>
      )}
      <span className="bulk-verbs">
        <Button className="button" onPress={() => setAsked('cancel')}>
          {t.cancel}
        </Button>
        <Button className="button" onPress={() => setAsked('tag')}>
          {t.tag}
        </Button>
        <Button className="button" onPress={() => setAsked('export')}>
          {t.export}
        </Button>
        <Button className="button quiet" onPress={clear}>
          {t.clear}
        </Button>
      </span>
      <ModalOverlay
        className="veil"
        isOpen={asked !== undefined}
        onOpenChange={(open) => !open && close()}
        isDismissable
      >
        <Modal>
          <Dialog className="dialog">
            {asked === 'cancel' && <CancelForm target={target} begin={begin} />}
            {asked === 'tag' && <TagForm target={target} begin={begin} />}
            {asked === 'export' && <ExportForm target={target} begin={begin} />}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </div>
  );
}

interface FormProps {
  target: Target;
  begin(work: Promise<void>): void;
}

interface BulkFormProps {
  title: string;
  verb: string;
  isReady?: boolean;
  submit(): void;
  children: ReactNode;
}

function BulkForm({ title, verb, isReady = true, submit, children }: BulkFormProps): ReactNode {
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) submit();
      }}
    >
      <Heading slot="title">{title}</Heading>
      {children}
      <div className="row end">
        <Button className="button quiet" slot="close">
          {texts.work.close}
        </Button>
        <Button className="button primary" type="submit" isDisabled={!isReady}>
          {verb}
        </Button>
      </div>
    </form>
  );
}

function CancelForm({ target, begin }: FormProps): ReactNode {
  const [clears, setClears] = useState(false);
  const t = texts.tasks;
  const title = t.cancelTitle(sizeOf(target));
  return (
    <BulkForm title={title} verb={title} submit={() => begin(cancelMany(target, clears))}>
      <p>{t.cancelNote}</p>
      <label className="row">
        <input type="checkbox" checked={clears} onChange={({ target: box }) => setClears(box.checked)} />
        {t.clearUniqueId}
      </label>
    </BulkForm>
  );
}

const tagsOf = (text: string): string[] => [...new Set(text.split(',').map((tag) => tag.trim()))].filter(Boolean);

function TagForm({ target, begin }: FormProps): ReactNode {
  const [add, setAdd] = useState('');
  const [remove, setRemove] = useState('');
  const t = texts.tasks;
  const isReady = tagsOf(add).length + tagsOf(remove).length > 0;
  return (
    <BulkForm
      title={t.tagTitle(sizeOf(target))}
      verb={t.tag}
      isReady={isReady}
      submit={() => begin(tagMany(target, tagsOf(add), tagsOf(remove)))}
    >
      <p className="note">{t.tagNote}</p>
      <TextField className="field" value={add} onChange={setAdd} autoFocus>
        <Label>{t.add}</Label>
        <Input />
      </TextField>
      <TextField className="field" value={remove} onChange={setRemove}>
        <Label>{t.remove}</Label>
        <Input />
      </TextField>
    </BulkForm>
  );
}

function ExportForm({ target, begin }: FormProps): ReactNode {
  const [format, setFormat] = useState('jsonl');
  const t = texts.tasks;
  const isSome = 'ids' in target;
  return (
    <BulkForm title={t.exportTitle(sizeOf(target))} verb={t.export} submit={() => begin(exportMany(target, format))}>
      <label className="field">
        <span>{t.format}</span>
        <select
          className="react-aria-Input"
          value={format}
          disabled={isSome}
          onChange={({ target: field }) => setFormat(field.value)}
        >
          {FORMATS.map((one) => (
            <option key={one} value={one}>
              {t.formats[one]}
            </option>
          ))}
        </select>
      </label>
      <p className="note">{isSome ? t.someAsLines : t.exportNote}</p>
    </BulkForm>
  );
}
