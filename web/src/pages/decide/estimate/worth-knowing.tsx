import type { ShownUnit } from '@capwise/domain/decide';
import { percentText, shortText } from '../../../format/amount.ts';
import { ScrollRegion } from '../../../parts/scroll-region.tsx';
import { Section } from '../../../parts/section.tsx';
import table from '../../../parts/table.module.css';
import type { Live } from './live-estimate.ts';
import { TwoWayGrid } from './two-way-grid.tsx';
import styles from './estimate.module.css';

type Props = {
  readonly live: Live;
  readonly currency: string;
  readonly unitOf: (name: string) => ShownUnit;
};

/** What it would be worth to find out first, in one sentence; what each range explains stands behind it. */
export function WorthKnowing({ live, currency, unitOf }: Props) {
  const { influences } = live.full;
  const [top] = influences.toSorted((a, b) => b.worth - a.worth);
  if (!top) return null;
  const worth = shortText(top.worth.toFixed(2), currency);
  return (
    <Section title="What to find out first">
      <p className={live.isStale ? styles['stale'] : undefined}>
        {top.worth < 1
          ? `Nothing: to know any one of them beforehand would not change the choice. "${top.name}" moves the answer most.`
          : `To know "${top.name}" before deciding is worth ${worth} on average: pay no more than that to find it out.`}
      </p>
      <details>
        <summary>What each range explains</summary>
        <ScrollRegion label="What each range explains">
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col">Assumption</th>
                <th scope="col" className={table['number']} title="First-order Sobol index">
                  Share of the variance
                </th>
                <th scope="col" className={table['number']} title="Expected value of perfect information">
                  Worth knowing first
                </th>
              </tr>
            </thead>
            <tbody>
              {influences.map(({ name, share, worth: value }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className={table['number']}>{percentText(share)}</td>
                  <td className={table['number']}>{shortText(value.toFixed(2), currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        {live.full.grid && <TwoWayGrid grid={live.full.grid} currency={currency} unitOf={unitOf} />}
      </details>
    </Section>
  );
}
