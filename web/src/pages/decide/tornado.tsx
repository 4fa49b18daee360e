import { chooseScale, amountText } from '../../format/amount.ts';
import { Section } from '../../parts/section.tsx';
import type { Estimate } from './evaluation.ts';
import { valueText, type ShownUnit } from '@capwise/domain/decide';
import styles from './tornado.module.css';

type Props = {
  readonly pair: Estimate['pair'];
  readonly swings: readonly Estimate['swings'][number][];
  /** Present value of the difference with all assumptions at their base. */
  readonly base: number;
  readonly currency: string;
  readonly unitOf: (name: string) => ShownUnit;
  readonly nameOf: (option: string) => string;
};

/** What each assumption alone does to the difference of two options, and the value at which it turns. */
export function Tornado({ pair, swings, base, currency, unitOf, nameOf }: Props) {
  const ends = [0, base, ...swings.flatMap(({ atLow, atHigh }) => [atLow, atHigh])];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const width = most - least || 1;
  const at = (value: number): number => ((value - least) / width) * 100;
  const scale = chooseScale(ends.map(String), currency);
  const money = (value: number): string => amountText(value.toFixed(2), scale);
  return (
    <Section
      title="What would change our mind"
      note={`NPV of ${nameOf(pair.left)} less ${nameOf(pair.right)}, ${scale.label} · each from a tenth to nine tenths of its range, one at a time · ◆ its value flips here`}
    >
      <div className={styles['tornado']} role="table" aria-label="Swings of the present value of the difference">
        {swings.map((swing) => (
          <Row
            key={swing.name}
            swing={swing}
            base={base}
            at={at}
            unit={unitOf(swing.name)}
            currency={currency}
            money={money}
          />
        ))}
        <div className={styles['axis']} aria-hidden>
          <span />
          <div className={styles['track']}>
            {base !== 0 && (
              <span className={styles['tick']} style={{ left: `${at(0)}%` }}>
                0
              </span>
            )}
            <span className={styles['tick']} data-base style={{ left: `${at(base)}%` }}>
              {money(base)}
            </span>
          </div>
        </div>
      </div>
    </Section>
  );
}

/** Nearer to the flip than this, in percent of the track, a label would lie under its mark. */
const crowded = 5;

type RowProps = Pick<Props, 'base' | 'currency'> & {
  readonly swing: Estimate['swings'][number];
  readonly at: (value: number) => number;
  readonly unit: ShownUnit;
  readonly money: (value: number) => string;
};

function Row({ swing: { name, low, high, atLow, atHigh, flipsAt }, base, at, unit, currency, money }: RowProps) {
  const text = (value: number): string => valueText(value, unit, currency);
  const bars = [
    { value: low, end: atLow },
    { value: high, end: atHigh },
  ];
  const spoken = `${name}: at ${text(low)} ${money(atLow)}, at ${text(high)} ${money(atHigh)}${flipsAt === null ? ', no flip within its range' : `, flips at ${text(flipsAt)}`}`;
  return (
    <div className={styles['row']} role="row" aria-label={spoken} title={spoken}>
      <span role="rowheader" className={styles['name']}>
        {name}
      </span>
      <div role="cell" className={styles['track']}>
        <span className={styles['zero']} style={{ left: `${at(0)}%` }} />
        <span className={styles['base']} style={{ left: `${at(base)}%` }} />
        {bars.map(({ value, end }) => (
          <span
            key={value}
            className={styles['bar']}
            data-side={end < base ? 'worse' : 'better'}
            style={{ left: `${Math.min(at(end), at(base))}%`, width: `${Math.abs(at(end) - at(base))}%` }}
          />
        ))}
        {bars.map(({ value, end }) => (
          <span
            key={`end ${value}`}
            className={styles['end']}
            data-side={at(end) < at(base) ? 'left' : 'right'}
            data-crowded={(flipsAt !== null && Math.abs(at(end) - at(0)) < crowded) || undefined}
            style={{ left: `${at(end)}%` }}
          >
            {text(value)}
          </span>
        ))}
        {flipsAt !== null && (
          <>
            <span className={styles['flip']} style={{ left: `${at(0)}%` }} />
            <b className={styles['flipText']} style={{ left: `${at(0)}%` }}>
              {text(flipsAt)}
            </b>
          </>
        )}
      </div>
    </div>
  );
}
