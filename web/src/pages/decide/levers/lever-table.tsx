import { Button } from '@mantine/core';
import { chooseScale, changeText, type Scale } from '../../../format/amount.ts';
import { csvText } from '../../../format/csv.ts';
import { ColumnHeads } from '../../../parts/column-heads.tsx';
import { download } from '../../../parts/download.ts';
import { Figure } from '../../../parts/figure.tsx';
import { LinkButton } from '../../../parts/link-button.tsx';
import { ScrollRegion } from '../../../parts/scroll-region.tsx';
import { Section } from '../../../parts/section.tsx';
import table from '../../../parts/table.module.css';
import { leversCsv, type LeverFound, type LeversAnswer } from './lever-rows.ts';
import styles from './levers.module.css';

type Props = {
  readonly answer: LeversAnswer;
  readonly onLeave: (lever: LeverFound) => void;
};

const kinds: Readonly<Record<LeverFound['kind'], { readonly name: string; readonly words: string }>> = {
  real: { name: 'Real', words: 'cost goes' },
  timing: { name: 'Timing', words: 'it moves' },
  presentation: { name: 'Presentation', words: 'it is shown elsewhere' },
};

/** The levers by honesty, then effect, each with what it really does and the figures of the books that it comes from. */
export function LeverTable({ answer, onLeave }: Props) {
  const { levers, target, currency, company, quarter } = answer;
  const scale = chooseScale(
    [target, ...levers.map(({ ebitda }) => ebitda)].map((value) => value.toFixed(2)),
    currency,
  );
  const save = () => download(`${company}-levers-${quarter ?? ''}.csv`, csvText(leversCsv(answer)), 'text/csv');
  return (
    <Section
      title="Levers"
      note={`${scale.label} in the quarter, estimates · what is real first`}
      tools={
        <Button variant="default" size="xs" onClick={save}>
          Export CSV
        </Button>
      }
    >
      <ScrollRegion label="Levers on EBITDA">
        <table className={`${table['table']} ${table['sticky']} ${styles['levers']}`}>
          <ColumnHeads
            heads={[
              'Lever',
              'Kind',
              { number: 'EBITDA' },
              { number: 'Operating income' },
              { number: 'Cash' },
              'Taken back',
              'Comes from',
              'What it really does',
              'Leave out',
            ]}
          />
          <tbody>
            {levers.map((lever, index) => (
              <LeverRow key={lever.id} lever={lever} rank={index + 1} scale={scale} onLeave={onLeave} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}

type RowProps = Pick<Props, 'onLeave'> & {
  readonly lever: LeverFound;
  readonly rank: number;
  readonly scale: Scale;
};

function LeverRow({ lever, rank, scale, onLeave }: RowProps) {
  const { name, kind, ebitda, operatingIncome, cash, reversibility, risk, honesty, reckoning, evidence } = lever;
  const change = (value: number): string => changeText(value.toFixed(2), scale);
  return (
    <tr>
      <th scope="row">
        {rank}. {name}
      </th>
      <td>
        <span className={styles['kind']} data-kind={kind}>
          {kinds[kind].name}
        </span>
        <span className={table['detail']}>{kinds[kind].words}</span>
      </td>
      <td className={`${table['number']} ${styles['ebitda']}`}>{change(ebitda)}</td>
      <td className={table['number']}>{change(operatingIncome)}</td>
      <td className={`${table['number']} ${styles['cash']}`}>{change(cash)}</td>
      <td>{reversibility}</td>
      <td className={styles['from']}>
        <ul className={styles['evidence']}>
          {evidence.map(({ label, figure }) => (
            <li key={label}>
              {label}: <Figure figure={figure} label={`${name}: ${label}`} /> {figure.unit}
            </li>
          ))}
        </ul>
        <span className={table['detail']}>{reckoning}</span>
      </td>
      <td className={styles['honesty']}>
        {honesty}
        <span className={table['detail']}>Risk: {risk}</span>
      </td>
      <td className={table['short']}>
        <LinkButton aria-label={`Leave out ${name}`} onClick={() => onLeave(lever)}>
          Leave out
        </LinkButton>
      </td>
    </tr>
  );
}
