import { wholeScale } from '../../format/amount.ts';
import { longPeriodLabel } from '../../format/period.ts';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { Figure, type Tone } from '../../parts/figure.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import type { Bridge } from './answers.ts';
import styles from './overview.module.css';

/** Every bar of the bridge with its figure, also those of zero; beside it the pairs that never touch cash. */
export function BridgeTable({ bridge }: { readonly bridge: Bridge }) {
  const scale = wholeScale(bridge.currency ?? '');
  const period = bridge.period ? longPeriodLabel(bridge.period) : '';
  return (
    <>
      <Section title="Bridge, bar by bar" note={period}>
        <table className={`${table['table']} ${table['dense']}`}>
          <ColumnHeads heads={['Bar', { number: scale.label }]} />
          <tbody>
            {bridge.bars.map(({ bar, label, figure }) => {
              const tone = bar === 'ebitda' || bar === 'cash' ? bar : stepTone(figure.value);
              const total = bar === 'ebitda' || bar === 'cash';
              return (
                <tr key={bar} data-level={total ? 'subtotal' : 'row'}>
                  <th scope="row" className={total ? styles[bar] : undefined}>
                    {bar === 'ebitda' ? bridge.measure : label}
                  </th>
                  <td className={table['number']}>
                    <Figure figure={figure} scale={scale} tone={tone} signed={!total} label={`${label}, ${period}`} />
                  </td>
                </tr>
              );
            })}
            <tr data-quiet>
              <th scope="row">Residual</th>
              <td className={table['number']}>
                <Figure figure={bridge.residual} scale={scale} label={`Residual, ${period}`} />
              </td>
            </tr>
          </tbody>
        </table>
      </Section>
      <NonCashPairs bridge={bridge} />
    </>
  );
}

function NonCashPairs({ bridge }: { readonly bridge: Bridge }) {
  const scale = wholeScale(bridge.currency ?? '');
  return (
    <Section title="Non-cash pairs" note="beside the bridge, not in it">
      {bridge.nonCashPairs.length === 0 ? (
        <p className={styles['quiet']}>
          No purchase is unpaid outside of working capital, no lease began, and no balance was brought in.
        </p>
      ) : (
        <table className={`${table['table']} ${table['dense']}`}>
          <ColumnHeads heads={['What', { number: scale.label }]} />
          <tbody>
            {bridge.nonCashPairs.map(({ label, figure }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className={table['number']}>
                  <Figure figure={figure} scale={scale} label={label} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function stepTone(value: string | null): Tone | undefined {
  if (value === null || Number(value) === 0) return undefined;
  return value.startsWith('-') ? 'unfavorable' : 'favorable';
}
