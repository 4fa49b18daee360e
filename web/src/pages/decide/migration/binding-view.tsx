import { shortText } from '../../../format/amount.ts';
import { Section } from '../../../parts/section.tsx';
import { ScrollRegion } from '../../../parts/scroll-region.tsx';
import table from '../../../parts/table.module.css';
import { decimalText } from './money.ts';
import type { MigrationAnswer } from './planning.ts';
import styles from './migration.module.css';

type Props = { readonly answer: MigrationAnswer };

/** A wave whose people are used to this share is full: the plan says that they bind. */
const fullShare = 0.9;

/** What holds the plan back: people by way and wave, and what one more of each limit would be worth. */
export function BindingView({ answer }: Props) {
  const { currency, missedMonth, withoutDeadline, oneWaveLater, engineers } = answer;
  const facts = [
    {
      label: 'A month beyond the deadline',
      value: `${shortText(decimalText(missedMonth), currency)} ${currency}`,
      words: 'of site and penalty',
    },
    { label: 'Without the deadline', value: worth(withoutDeadline.less, currency), words: withoutDeadline.words },
    { label: 'A wave more', value: worth(oneWaveLater.less, currency), words: oneWaveLater.words },
    ...engineers.map(({ way, less, words }) => ({
      label: `One more person for ${way}`,
      value: worth(less, currency),
      words,
    })),
  ];
  return (
    <Section title="What binds" note="worth in present cost">
      <dl className={styles['facts']}>
        {facts.map(({ label, value, words }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
            <dd className={styles['why']}>{words}</dd>
          </div>
        ))}
      </dl>
      <Capacity answer={answer} />
    </Section>
  );
}

function worth(less: number | null, currency: string): string {
  if (less === null) return 'nothing found';
  return less === 0 ? 'changes nothing' : `${shortText(decimalText(less), currency)} ${currency} less`;
}

function Capacity({ answer: { capacity } }: Props) {
  const ways = [...new Set(capacity.map(({ way }) => way))];
  const last = Math.max(0, ...capacity.filter(({ used }) => used > 0).map(({ wave }) => wave));
  const waves = [...new Set(capacity.map(({ wave }) => wave))].filter((wave) => wave <= last);
  if (waves.length === 0) return null;
  return (
    <ScrollRegion label="People used by way and wave">
      <table className={`${table['table']} ${table['sticky']} ${table['dense']}`}>
        <thead>
          <tr>
            <th scope="col">Person-months used of those there are</th>
            {waves.map((wave) => (
              <th key={wave} scope="col" className={table['number']}>
                Wave {wave}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ways.map((way) => (
            <tr key={way}>
              <th scope="row">{way}</th>
              {waves.map((wave) => (
                <Used key={wave} use={capacity.find((one) => one.way === way && one.wave === wave)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Used({ use }: { readonly use: MigrationAnswer['capacity'][number] | undefined }) {
  if (use === undefined || use.used <= 0) return <td className={table['number']}>–</td>;
  const isFull = use.used >= use.capacity * fullShare;
  return (
    <td className={table['number']}>
      <span className={isFull ? styles['full'] : undefined}>
        {use.used.toFixed(1)} of {use.capacity.toFixed(1)}
        {isFull && ', full'}
      </span>
    </td>
  );
}
