import { Fragment, useMemo, useState } from 'react';
import type { Scale } from '../../format/amount.ts';
import { Figure } from '../../parts/figure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import type { AssetView } from './answers.ts';
import { yearsOf, type ScheduleLine } from './schedule.ts';
import styles from './assets.module.css';

const columns = [
  ['charge', 'Charge'],
  ['accumulated', 'Accumulated'],
  ['carrying', 'Carrying'],
] as const;

type Side = 'posted' | 'tried';

type Props = { readonly posted: AssetView; readonly tried: AssetView | undefined; readonly scale: Scale };

/** The schedule by year, its months on demand; beside it the one with the tried event. */
export function ScheduleTable({ posted, tried, scale }: Props) {
  const years = useMemo(() => yearsOf(posted.rows, tried?.rows), [posted, tried]);
  const [opened, setOpened] = useState<readonly string[]>([]);
  const toggle = (year: string) =>
    setOpened(opened.includes(year) ? opened.filter((other) => other !== year) : [...opened, year]);
  const sides = sidesOf(posted, tried);
  const row = (line: ScheduleLine) => <Cells line={line} sides={sides} scale={scale} name={posted.asset.name} />;
  return (
    <Section title="Schedule" note={`${scale.label} · a year opens to its months`}>
      <ScrollRegion label="Schedule">
        <table className={`${table['table']} ${table['sticky']} ${table['dense']}`} data-few>
          <Head sides={sides} />
          <tbody>
            {years.map((year) => (
              <Fragment key={year.period}>
                <tr>
                  <th scope="row">
                    <LinkButton aria-expanded={opened.includes(year.period)} onClick={() => toggle(year.period)}>
                      {year.label}
                    </LinkButton>
                  </th>
                  {row(year)}
                </tr>
                {opened.includes(year.period) &&
                  year.months.map((month) => (
                    <tr key={month.period} className={styles['month']}>
                      <th scope="row">{month.label}</th>
                      {row(month)}
                    </tr>
                  ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}

const names = { posted: 'Posted', tried: 'What if' } as const;

function Head({ sides }: { readonly sides: readonly Side[] }) {
  return (
    <thead>
      {sides.includes('tried') && (
        <tr>
          <td />
          {sides.map((side) => (
            <th key={side} scope="colgroup" colSpan={columns.length} className={styles['side']}>
              {names[side]}
            </th>
          ))}
        </tr>
      )}
      <tr>
        <th scope="col">Year</th>
        {sides.flatMap((side) =>
          columns.map(([key, label]) => (
            <th key={`${side} ${key}`} scope="col" className={sideClass(side, key)}>
              {label}
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

type CellsProps = {
  readonly line: ScheduleLine;
  readonly sides: readonly Side[];
  readonly scale: Scale;
  readonly name: string;
};

function Cells({ line, sides, scale, name }: CellsProps) {
  return sides.flatMap((side) =>
    columns.map(([key, label]) => {
      const figure = line[side]?.[key];
      const changed = side === 'tried' && figure?.value !== line.posted?.[key].value;
      return (
        <td key={`${side} ${key}`} className={sideClass(side, key)} data-changed={changed || undefined}>
          {figure ? (
            <Figure
              figure={figure}
              scale={scale}
              label={`${label}${side === 'tried' ? ' tried' : ''}, ${name}, ${line.label}`}
            />
          ) : (
            '–'
          )}
        </td>
      );
    }),
  );
}

/** What is in progress has no posted schedule to lay the tried one beside. */
function sidesOf(posted: AssetView, tried: AssetView | undefined): readonly Side[] {
  if (!tried) return ['posted'];
  return posted.rows.length === 0 ? ['tried'] : ['posted', 'tried'];
}

function sideClass(side: Side, key: string): string {
  const first = side === 'tried' && key === 'charge' ? styles['firstTried'] : '';
  return [table['number'], side === 'tried' ? styles['tried'] : '', first].filter(Boolean).join(' ');
}
