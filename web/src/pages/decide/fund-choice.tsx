import type { Answer } from '@capwise/contract';
import { amountText, chooseScale, shortText } from '../../format/amount.ts';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import styles from './fund.module.css';

type Props = {
  readonly answer: Answer<'decide.fund'>;
  readonly cases: Answer<'decide.candidates'>['cases'];
  readonly currency: string;
};

/** What more people or more cash would bring, and the price of the last person. */
export function FundChoice({ answer: { frontier, person }, cases, currency }: Props) {
  const nameOf = (id: string): string => cases.find((one) => one.id === id)?.name ?? id;
  const axes = [
    { key: 'people', title: 'With more or fewer people', head: 'People beside the limit', points: frontier.people },
    { key: 'cash', title: 'With another cash ceiling', head: `Ceiling, ${currency}`, points: frontier.cash },
  ] as const;
  return (
    <>
      {person && (
        <p className={styles['person']}>
          One more person in every quarter brings {shortText(person.gained.toFixed(2), currency)}
          {person.lost !== null && `, one fewer costs ${shortText(person.lost.toFixed(2), currency)}`}
          {person.estimate !== null &&
            `; where cases could be funded in part, one more would bring ${shortText(person.estimate.toFixed(2), currency)}`}
          .
        </p>
      )}
      <div className={styles['frontiers']}>
        {axes
          .filter(({ points }) => points.length > 0)
          .map(({ key, title, head, points }) => (
            <Frontier
              key={key}
              title={title}
              head={head}
              points={points}
              level={(value) => (key === 'cash' ? shortText(value.toFixed(2), currency) : signed(value))}
              currency={currency}
              nameOf={nameOf}
            />
          ))}
      </div>
    </>
  );
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}

type FrontierProps = Pick<Props, 'currency'> & {
  readonly title: string;
  readonly head: string;
  readonly points: Props['answer']['frontier']['people'];
  readonly level: (value: number) => string;
  readonly nameOf: (id: string) => string;
};

/** Value against what there is: a bar for every level, the present one marked. */
function Frontier({ title, head, points, level, currency, nameOf }: FrontierProps) {
  const most = Math.max(1, ...points.map(({ npv }) => npv ?? 0));
  const scale = chooseScale(
    points.map(({ npv }) => (npv ?? 0).toFixed(2)),
    currency,
  );
  return (
    <Section title={title} note={scale.label}>
      <table className={`${table['table']} ${styles['frontier']}`}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">NPV</th>
            <th scope="col">Funded</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ level: at, current, npv, chosen }) => (
            <tr key={at} data-current={current || undefined}>
              <th scope="row">
                {level(at)}
                {current && <span className={table['detail']}>as it is</span>}
              </th>
              <td>
                <span className={styles['bar']} style={{ width: `${(Math.max(0, npv ?? 0) / most) * 60}%` }} />
                {npv === null ? 'no choice' : amountText(npv.toFixed(2), scale)}
              </td>
              <td>{chosen.map(nameOf).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
