/** Numbers, dates and stretches of time. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { LineEntry } from '../../web/kit/fields/LineEntry.tsx';
import { dateParts, dateText, readFigure, readTime, timeText } from '../../web/kit/fields/times.ts';
import { texts } from '../../web/kit/texts/texts.ts';
import type { Json, JsonObject } from '../kit.ts';
import { isObject } from '../shared/json.ts';
import type { Field } from './fields.ts';

interface LineProps {
  title: string;
  note: string | undefined;
  isTitled: boolean;
  place: string;
  required: boolean;
  problem: string | undefined;
  active: boolean;
  value: Json | undefined;
  onChange(value: Json | undefined): void;
  onBlock(place: string, why: string | undefined): void;
}

export function NumberEntry({ field: { min, max }, note, ...line }: LineProps & { field: Field }): ReactNode {
  return (
    <LineEntry<Json>
      {...line}
      note={[note, texts.fields.bounds(min, max)].filter(Boolean).join(' · ') || undefined}
      show={(value) => (typeof value === 'number' ? String(value) : '')}
      read={(text) => {
        const value = readFigure(text);
        if (Number.isNaN(value)) return { problem: texts.fields.noNumber };
        if (value !== undefined && min !== undefined && value < min) return { problem: texts.fields.trouble.low(min) };
        if (value !== undefined && max !== undefined && value > max) return { problem: texts.fields.trouble.high(max) };
        return { value };
      }}
    />
  );
}

export function DateEntry({ title, note, value, onChange, ...line }: LineProps): ReactNode {
  const { date, time } = dateParts(value);
  return (
    <div className="together" data-place={line.place}>
      <LineEntry<string>
        {...line}
        title={title}
        note={note}
        type="date"
        value={date}
        show={(one) => one ?? ''}
        read={(text) => ({ value: text })}
        onChange={(next) => onChange(dateText(next ?? '', time))}
      />
      <LineEntry<string>
        {...line}
        title={texts.fields.timeOf(title)}
        place={`${line.place}.time`}
        isTitled={line.isTitled}
        problem={undefined}
        required={false}
        type="time"
        value={time}
        active={line.active && date !== ''}
        show={(one) => one ?? ''}
        read={(text) => ({ value: text })}
        onChange={(next) => onChange(dateText(date, next ?? ''))}
      />
    </div>
  );
}

/** The recording that is to be seen, if there is one: its time can be taken. */
const playing = () => document.querySelector<HTMLMediaElement>('.stage video, .stage audio');

export function RangeEntry(props: LineProps & { hasRecording: boolean }): ReactNode {
  const { title, note, value, problem, onChange, hasRecording, ...line } = props;
  const range: JsonObject = isObject(value) ? value : {};
  const set = (end: 'start' | 'end', time: Json | undefined) => {
    const { [end]: _, ...rest } = range;
    const next = time === undefined ? rest : { ...range, [end]: time };
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  const ends = ['start', 'end'] as const;
  return (
    <fieldset className="field" data-place={line.place}>
      <legend className={line.isTitled ? 'unseen' : 'question'}>
        {title}
        {line.required && <span className="need"> *</span>}
      </legend>
      {note && <p className="note field-note">{note}</p>}
      <div className="together">
        {ends.map((end) => (
          <div className="range-end" key={end}>
            <LineEntry<Json>
              {...line}
              required={false}
              isTitled={false}
              title={texts.fields[end]}
              note={undefined}
              problem={undefined}
              place={`${line.place}.${end}`}
              value={range[end]}
              show={timeText}
              read={(text) => ({ value: readTime(text) })}
              onChange={(next) => set(end, next)}
            />
            {hasRecording && (
              <Button
                className="button small"
                isDisabled={!line.active}
                aria-label={texts.fields.nowAs(texts.fields[end])}
                onPress={() => {
                  const media = playing();
                  if (media) set(end, Math.round(media.currentTime * 100) / 100);
                }}
              >
                {texts.fields.now}
              </Button>
            )}
          </div>
        ))}
      </div>
      {problem !== undefined && <span className="react-aria-FieldError">{problem}</span>}
    </fieldset>
  );
}
