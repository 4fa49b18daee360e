import { chooseScale, amountText } from '../../../format/amount.ts';
import { Section } from '../../../parts/section.tsx';
import type { LeversAnswer } from './lever-rows.ts';
import styles from './levers.module.css';

/** The EBITDA effect of every lever against the target: filled where it is real, an outline where it does not count. */
export function LeverPicture({
  answer: { levers, target, real, currency, measure },
}: {
  readonly answer: LeversAnswer;
}) {
  const moving = levers.filter(({ ebitda }) => ebitda !== 0);
  const ends = [0, target, real, ...moving.map(({ ebitda }) => ebitda)];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const at = (value: number): number => ((value - least) / (most - least || 1)) * 100;
  const scale = chooseScale(
    ends.map((end) => end.toFixed(2)),
    currency,
  );
  const money = (value: number): string => amountText(value.toFixed(2), scale);
  const rows = [
    { name: 'Real levers together', value: real, kind: 'sum' },
    ...moving.map(({ name, ebitda, kind }) => ({ name, value: ebitda, kind })),
  ];
  const still = levers.length - moving.length;
  return (
    <Section
      title="Against the target"
      note={`${measure} of the quarter, ${scale.label} · filled: real · outline: moved or shown elsewhere, it does not count`}
    >
      <ul className={styles['picture']}>
        <li className={styles['bars']} data-kind="target">
          <span className={styles['name']}>Target</span>
          <span className={styles['track']} aria-hidden>
            <i className={styles['line']} style={{ left: `${at(target)}%` }} />
          </span>
          <span className={styles['amount']}>{money(target)}</span>
        </li>
        {rows.map(({ name, value, kind }) => (
          <li key={name} className={styles['bars']} data-kind={kind}>
            <span className={styles['name']}>{name}</span>
            <span className={styles['track']} aria-hidden>
              <i
                className={styles['bar']}
                style={{ left: `${Math.min(at(0), at(value))}%`, width: `${Math.abs(at(value) - at(0))}%` }}
              />
              <i className={styles['line']} style={{ left: `${at(target)}%` }} />
            </span>
            <span className={styles['amount']}>{money(value)}</span>
          </li>
        ))}
      </ul>
      {still > 0 && (
        <p className={styles['still']}>
          {still === 1 ? 'One lever moves' : `${still} levers move`} no {measure} at all: in the table below.
        </p>
      )}
    </Section>
  );
}
