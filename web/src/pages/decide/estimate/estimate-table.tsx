import { amountText, chooseScale, percentText } from '../../../format/amount.ts';
import { ScrollRegion } from '../../../parts/scroll-region.tsx';
import { Section } from '../../../parts/section.tsx';
import table from '../../../parts/table.module.css';
import type { Estimate, Evaluation } from '../evaluation.ts';
import type { Live } from './live-estimate.ts';
import styles from './estimate.module.css';

type Props = { readonly live: Live; readonly evaluation: Evaluation; readonly estimate: Estimate };

/** What the draws come to: means with their error, where most lie, the chance of a loss, and the funding that it needs. */
export function EstimateTable({
  live,
  evaluation: { options, currency },
  estimate: { pair, shares, points, seed },
}: Props) {
  const { quick, full, isStale } = live;
  const scale = chooseScale(
    full.options.map(({ npv }) => npv.mean.toFixed(2)),
    currency,
  );
  const money = (value: number | undefined): string => (value === undefined ? '' : amountText(value.toFixed(2), scale));
  const at = (quantiles: readonly number[], share: number): number | undefined => quantiles[shares.indexOf(share)];
  const nameOf = (id: string): string => options.find((option) => option.id === id)?.name ?? id;
  const { payback } = quick;
  return (
    <Section
      title="What the ranges come to"
      note={`${scale.label} · ${points.toLocaleString('en-US')} draws, seed ${seed}`}
    >
      <ScrollRegion label="What the ranges come to, by option">
        <table className={`${table['table']} ${table['sticky']}`}>
          <thead>
            <tr>
              {['Option', 'Mean NPV', '± error', '8 in 10 between', 'NPV below 0', 'Peak funding, 9 in 10 below'].map(
                (head, column) => (
                  <th key={head} scope="col" className={column === 0 ? undefined : table['number']}>
                    {head}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {quick.options.map(({ id, npv, lossChance }) => {
              const option = full.options.find((one) => one.id === id);
              return (
                <tr key={id}>
                  <th scope="row">{nameOf(id)}</th>
                  <td className={table['number']}>{money(npv)}</td>
                  <Dim isStale={isStale}>{option?.npv.error ? money(option.npv.error) : ''}</Dim>
                  <Dim isStale={isStale}>
                    {option && `${money(at(option.npv.quantiles, 0.1))} to ${money(at(option.npv.quantiles, 0.9))}`}
                  </Dim>
                  <td className={table['number']}>{percentText(lossChance)}</td>
                  <Dim isStale={isStale}>{option && money(at(option.peakFunding.quantiles, 0.9))}</Dim>
                </tr>
              );
            })}
            <tr>
              <th scope="row">
                {nameOf(pair.left)} less {nameOf(pair.right)}
              </th>
              <td className={table['number']}>{money(quick.difference)}</td>
              <Dim isStale={isStale}>{full.difference.npv.error ? money(full.difference.npv.error) : ''}</Dim>
              <Dim isStale={isStale}>
                {`${money(at(full.difference.npv.quantiles, 0.1))} to ${money(at(full.difference.npv.quantiles, 0.9))}`}
              </Dim>
              <td className={table['number']}>{percentText(1 - quick.favored)}</td>
              <td />
            </tr>
          </tbody>
        </table>
      </ScrollRegion>
      <p>
        {nameOf(pair.left)} is worth more in {percentText(quick.favored)} of the draws
        {payback.median === null
          ? `; its cash catches up with ${nameOf(pair.right)} in ${percentText(payback.chance)} of them.`
          : payback.median === 0
            ? `; its cash is never behind ${nameOf(pair.right)} in half of them or more.`
            : `; its cash has caught up with ${nameOf(pair.right)} after ${payback.median} months in half of them, in ${percentText(payback.chance)} by the end.`}
      </p>
    </Section>
  );
}

function Dim({ isStale, children }: { readonly isStale: boolean; readonly children: React.ReactNode }) {
  return <td className={`${table['number']} ${isStale ? styles['stale'] : ''}`}>{children}</td>;
}
