/** All filters of the list; what is chosen is in the address, to be kept, sent to others and gone back from. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { texts } from '../../../kit/texts/texts.ts';
import { readBatches } from '../overview/figures.ts';
import { dayOf, FILTERS, type FilterName, timeOf } from './filters.ts';
import { readProjects } from './list.ts';

interface FilterBarProps {
  search: URLSearchParams;
  change(changes: Partial<Record<FilterName, string>>): void;
  clear(): void;
  isFiltered: boolean;
}

const STATUSES = ['pending', 'completed', 'canceled', 'error'] as const;
const REVIEWS = ['pending', 'accepted', 'fixed', 'commented', 'rejected'] as const;
const RANGES = [
  ['created', 'start_time', 'end_time'],
  ['completedAt', 'completed_after', 'completed_before'],
  ['updated', 'updated_after', 'updated_before'],
] as const;

export function FilterBar({ search, change, clear, isFiltered }: FilterBarProps): ReactNode {
  const t = texts.tasks;
  const of = (name: FilterName) => search.getAll(name).join(',');
  const project = of('project');
  const projects = useQuery({ queryKey: ['projects'], queryFn: readProjects });
  const batches = useQuery({ queryKey: ['batches', 'names', project], queryFn: () => readBatches(project) });
  const types = [...new Set((projects.data ?? []).map(({ type }) => type))].sort();
  const [isOpen, setOpen] = useState(false);
  const chosen = FILTERS.filter((name) => search.has(name)).length;
  return (
    <search className="filters" data-open={isOpen || undefined}>
      <button type="button" className="button fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t.filters(chosen)}
      </button>
      <Choice
        label={t.project}
        value={project}
        options={(projects.data ?? []).map(({ name }) => [name, name])}
        change={(value) => change({ project: value, batch: '' })}
      />
      <Text label={t.batch} value={of('batch')} options={batches.data ?? []} change={(batch) => change({ batch })} />
      <Text label={t.type} value={of('type')} options={types} change={(type) => change({ type })} />
      <Choice
        label={t.status}
        value={of('status')}
        options={STATUSES.map((one) => [one, t.statuses[one]])}
        change={(status) => change({ status })}
      />
      <Choice
        label={t.review}
        value={of('customer_review_status')}
        options={REVIEWS.map((one) => [one, t.reviews[one] ?? one])}
        change={(value) => change({ customer_review_status: value })}
      />
      <Text label={t.tags} value={of('tags')} change={(tags) => change({ tags })} />
      <Text label={t.uniqueId} value={of('unique_id')} change={(value) => change({ unique_id: value })} />
      <details className="times" open={RANGES.some(([, from, to]) => search.has(from) || search.has(to)) || undefined}>
        <summary>{t.times}</summary>
        <div>
          {RANGES.map(([name, from, to]) => (
            <fieldset key={name}>
              <legend>{t[name]}</legend>
              <Day label={t.from} value={of(from)} change={(day) => change({ [from]: timeOf(day, 'first') })} />
              <Day label={t.to} value={of(to)} change={(day) => change({ [to]: timeOf(day, 'last') })} />
            </fieldset>
          ))}
        </div>
      </details>
      {isFiltered && (
        <button type="button" className="button quiet" onClick={clear}>
          {t.clearFilters}
        </button>
      )}
    </search>
  );
}

interface FieldProps {
  label: string;
  value: string;
  change(value: string): void;
}

function Choice({ label, value, options, change }: FieldProps & { options: [string, string][] }): ReactNode {
  const all = value === '' || options.some(([one]) => one === value) ? options : [...options, [value, value]];
  return (
    <label className="filter" data-chosen={value !== '' || undefined}>
      <span>{label}</span>
      <select className="react-aria-Input" value={value} onChange={({ target }) => change(target.value)}>
        <option value="">{texts.frame.all}</option>
        {all.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Asked for with Enter, or when one leaves the field. */
function Text({ label, value, options = [], change }: FieldProps & { options?: readonly string[] }): ReactNode {
  const list = useId();
  const [written, setWritten] = useState<string>();
  const give = () => {
    if (written !== undefined && written.trim() !== value) change(written.trim());
    setWritten(undefined);
  };
  return (
    <label className="filter" data-chosen={value !== '' || undefined}>
      <span>{label}</span>
      <input
        className="react-aria-Input"
        value={written ?? value}
        list={options.length ? list : undefined}
        onChange={({ target }) => {
          // Chosen from the list: the browser puts all of it in at once.
          if (options.includes(target.value)) {
            setWritten(undefined);
            change(target.value);
          } else setWritten(target.value);
        }}
        onBlur={give}
        onKeyDown={({ key }) => key === 'Enter' && give()}
      />
      {options.length > 0 && (
        <datalist id={list}>
          {options.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </label>
  );
}

function Day({ label, value, change }: FieldProps): ReactNode {
  return (
    <label className="filter">
      <span>{label}</span>
      <input
        type="date"
        className="react-aria-Input"
        value={dayOf(value)}
        onChange={({ target }) => change(target.value)}
      />
    </label>
  );
}
