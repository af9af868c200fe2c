/** A figure over time, drawn on a canvas; as a table for whoever does not see it. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { usePreferences } from '../../../kit/preferences.ts';
import { axisTime, momentOf } from '../../../kit/texts/format.ts';
import { texts } from '../../../kit/texts/texts.ts';
import { useSize } from '../../../kit/use-size.ts';

export interface Series {
  name: string;
  /** A value for each piece; null where there is none to be told. */
  values: readonly (number | null)[];
  kind: 'bars' | 'line';
  /** Of the tokens. */
  colour: '--accent' | '--alarm';
}

interface ChartProps {
  title: string;
  /** Unix seconds at which each piece begins. */
  starts: readonly number[];
  bucketSeconds: number;
  series: readonly Series[];
  /** Of a value, also on the axis. */
  say(value: number): string;
  /** The top of the scale, where it is known. */
  most?: number;
}

const HEIGHT = 160;

export function Chart({ title, starts, bucketSeconds, series, say, most }: ChartProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const size = useSize(place);
  const [pointed, setPointed] = useState<number>();
  const look = useLook();
  const data = [starts, ...series.map(({ values }) => values)] as uPlot.AlignedData;
  const latest = useRef({ data, say });
  latest.current = { data, say };
  const kinds = series.map(({ kind, colour, name }) => `${kind}${colour}${name}`).join();

  // Made anew when what it looks like changes; new figures are only put in.
  useEffect(() => {
    const style = getComputedStyle(document.documentElement);
    const colourOf = (token: string) => style.getPropertyValue(token).trim();
    const resolved = (token: string) => resolve(colourOf(token));
    const grid = { stroke: resolved('--line'), width: 1 };
    const axis = { stroke: resolved('--quiet'), font: '12px system-ui', ticks: { show: false } };
    const options: uPlot.Options = {
      width: place.current!.clientWidth || 320,
      height: HEIGHT,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      padding: [8, 24, 0, 0],
      scales: {
        x: { time: true, range: (_, from, to) => [from, (to ?? from) + bucketSeconds] },
        y: { range: (_, __, highest) => [0, most ?? Math.max(1, (highest ?? 0) * 1.1)] },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          size: 24,
          values: (plot, at) => at.map((one) => (one < plot.scales.x!.max! ? axisTime(one, bucketSeconds) : '')),
        },
        { ...axis, grid, size: 56, space: 32, values: (_, at) => at.map((one) => latest.current.say(one)) },
      ],
      series: [
        {},
        ...series.map(({ name, kind, colour }) => ({
          label: name,
          stroke: resolved(colour),
          ...(kind === 'bars'
            ? {
                fill: resolved(colour),
                width: 0,
                points: { show: false },
                paths: uPlot.paths.bars!({ align: 1, size: [0.8, 64] }),
              }
            : { width: 2, spanGaps: true, points: { show: true, size: 5, fill: resolved(colour) } }),
        })),
      ],
      hooks: { setCursor: [({ cursor }) => setPointed(cursor.idx ?? undefined)] },
    };
    const made = new uPlot(options, latest.current.data, place.current!);
    plot.current = made;
    return () => made.destroy();
  }, [bucketSeconds, kinds, most, look]);
  useEffect(() => plot.current?.setData(data));
  useEffect(() => {
    if (size) plot.current?.setSize({ width: size.width, height: HEIGHT });
  }, [size]);

  const told = pointed === undefined ? undefined : starts[pointed];
  return (
    <figure className="chart">
      <p className="pointed note" aria-hidden="true">
        {told !== undefined && (
          <>
            {momentOf(told * 1000)}
            {series.map(({ name, values }) => (
              <span key={name}>
                {series.length > 1 && `${name} `}
                <strong>{values[pointed!] === null ? '–' : say(values[pointed!]!)}</strong>
              </span>
            ))}
          </>
        )}
      </p>
      <div className="plot" ref={place} aria-hidden="true" />
      <table className="unseen">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.overview.at}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {starts.map((start, row) => (
            <tr key={start}>
              <th scope="row">{momentOf(start * 1000)}</th>
              {series.map(({ name, values }) => (
                <td key={name}>{values[row] === null ? '–' : say(values[row]!)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/** Changes with the colours of the page. */
function useLook(): string {
  const { theme } = usePreferences();
  const [isDark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const onChange = () => setDark(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return theme === 'system' ? String(isDark) : theme;
}

/** A canvas knows no `light-dark()`: the colour as the page shows it. */
function resolve(colour: string): string {
  const probe = document.createElement('span');
  probe.style.color = colour;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
