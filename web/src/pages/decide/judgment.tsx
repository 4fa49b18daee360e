import { valueText } from '@capwise/domain/decide';
import { amountText, changeText, chooseScale } from '../../format/amount.ts';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import type { Evaluation } from './evaluation.ts';
import styles from './judgment.module.css';

const questions = [
  ['differentiator', 'Does it set us apart?'],
  ['drivesRevenue', 'Does it drive revenue?'],
  ['competitiveAdvantage', 'Is it an advantage over competitors?'],
] as const;

/** What stands beside the figures: core or context, gates that end an option, stresses, and when to leave or stop. */
export function Judgment({ evaluation }: { readonly evaluation: Evaluation }) {
  const { core, stresses, decision } = evaluation;
  const hasTerms = decision.exit.length + decision.kill.length > 0;
  if (!core && stresses.length === 0 && decision.gates.length === 0 && !hasTerms) return null;
  return (
    <div className={styles['parts']}>
      {(core || decision.gates.length > 0) && <Before evaluation={evaluation} />}
      {stresses.length > 0 && <Stresses evaluation={evaluation} />}
      {hasTerms && (
        <Section title="When to leave, and when to stop">
          <ul className={styles['list']}>
            {decision.exit.map((text) => (
              <li key={text}>Leave when {text}</li>
            ))}
            {decision.kill.map((text) => (
              <li key={text}>Stop when {text}</li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Before({ evaluation: { core, decision, options } }: { readonly evaluation: Evaluation }) {
  const nameOf = (id: string): string => options.find((option) => option.id === id)?.name ?? id;
  return (
    <Section title="Before the money" note="a failed gate ends an option whatever it is worth">
      <table className={table['table']}>
        <tbody>
          {core &&
            questions.map(([key, words]) => (
              <tr key={key}>
                <th scope="row">{words}</th>
                <td>{core.answers[key] ? 'yes' : 'no'}</td>
              </tr>
            ))}
          {decision.gates.map(({ gate, fails, reason, wayRound }) => (
            <tr key={gate}>
              <th scope="row">{gate}</th>
              <td data-failed={fails.length > 0 || undefined} className={styles['gate']}>
                {fails.length === 0 ? 'passed' : `ends ${fails.map(nameOf).join(', ')}`}
                {reason && <span className={table['detail']}>{reason}</span>}
                {wayRound && <span className={table['detail']}>way round: {wayRound}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {core && <p>{core.why}</p>}
    </Section>
  );
}

function Stresses({ evaluation }: { readonly evaluation: Evaluation }) {
  const { stresses, options, assumptions, currency } = evaluation;
  const bases = options.filter(({ variantOf }) => variantOf === null);
  const scale = chooseScale(
    stresses.flatMap((stress) => stress.options.map(({ npv }) => npv.toFixed(2))),
    currency,
  );
  const shown = (name: string, value: number): string => {
    const assumption = assumptions.find((one) => one.name === name) ?? { unit: null, factor: 1 };
    return `${name} ${valueText(value, assumption, currency)}`;
  };
  return (
    <Section title="Stresses" note={`NPV, ${scale.label}`}>
      <ScrollRegion label="What each option is worth under stress">
        <table className={`${table['table']} ${table['sticky']}`}>
          <thead>
            <tr>
              <th scope="col">What if</th>
              {bases.map(({ id, name }) => (
                <th key={id} scope="col" className={table['number']}>
                  {name}
                </th>
              ))}
              <th scope="col">Then</th>
            </tr>
          </thead>
          <tbody>
            {stresses.map(({ name, set, options: values, option, flips }) => (
              <tr key={name}>
                <th scope="row">
                  {name}
                  <span className={table['detail']}>{set.map((one) => shown(one.name, one.value)).join(', ')}</span>
                </th>
                {bases.map(({ id }) => {
                  const found = values.find((value) => value.id === id);
                  return (
                    <td key={id} className={table['number']}>
                      {found && amountText(found.npv.toFixed(2), scale)}
                      {found && <span className={table['detail']}>{changeText(found.change.toFixed(2), scale)}</span>}
                    </td>
                  );
                })}
                <td data-failed={flips || undefined} className={styles['gate']}>
                  {flips ? 'flips to ' : ''}
                  {options.find(({ id }) => id === option)?.name ?? 'none stands'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}
