import type { Answer } from '@capwise/contract';
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { amountText, chooseScale, shortText } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { Failure } from '../../parts/failure.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import { DecideTabs } from './decide-tabs.tsx';
import { FundChoice } from './fund-choice.tsx';
import styles from './fund.module.css';

type Candidates = Answer<'decide.candidates'>;

/** What there is to spend: people in every quarter, cash below zero, and the least that EBITDA may change by in a year. */
export type FundLimits = {
  readonly people: number | undefined;
  readonly cash: number | undefined;
  readonly ebitda: number | undefined;
};

const quarters = 8;

/** Which of the kept cases to fund when people, cash and EBITDA do not suffice for all. */
export function FundView() {
  const reply = useAnswer('decide.candidates', { quarters });
  return (
    <>
      <DecideTabs tab="fund" />
      <Await reply={reply} height={300}>
        {(candidates) => <Funding candidates={candidates} />}
      </Await>
    </>
  );
}

function Funding({ candidates }: { readonly candidates: Candidates }) {
  const { cases, from, unread } = candidates;
  const [limits, setLimits] = useState<FundLimits>({ people: undefined, cash: undefined, ebitda: undefined });
  const [mustDo, setMustDo] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [currency] = new Set(cases.map((one) => one.currency));
  const asked = cases.filter((one) => one.currency === currency && !left.has(one.id));
  const years = [...new Set(candidates.quarters.map((quarter) => quarter.slice(0, 4)))];
  const reply = useAnswer(
    'decide.fund',
    {
      from: from ?? '2000-Q1',
      cases: asked.map(({ id, name, npv, ebitda, cash, people }) => ({
        id,
        name,
        npv,
        ebitda,
        cash,
        people,
        ...(mustDo.has(id) && { mustDo: true }),
      })),
      ...(limits.people !== undefined && { people: candidates.quarters.map(() => limits.people ?? 0) }),
      ...(limits.cash !== undefined && { cashCeiling: limits.cash }),
      ...(limits.ebitda !== undefined && {
        ebitdaFloors: years.map((year) => ({ year, floor: limits.ebitda ?? 0 })),
      }),
    },
    { enabled: asked.length > 0 },
  );
  if (cases.length === 0)
    return (
      <>
        <PageHead sentence="Which cases to fund" facts={['Keep cases under a name: they stand here then.']} />
        <Unread unread={unread} />
      </>
    );
  return (
    <>
      <PageHead
        sentence={sentenceOf(reply.answer, cases, currency ?? 'USD')}
        stale={reply.stale}
        facts={[
          `${asked.length} kept cases, each less its status quo`,
          `${quarters} quarters from ${periodLabel(from ?? '')}`,
        ]}
      />
      <Limits limits={limits} currency={currency ?? ''} onChange={setLimits} />
      {reply.failure && <Failure failure={reply.failure} />}
      <CaseTable
        cases={cases}
        currency={currency ?? ''}
        answer={reply.answer}
        mustDo={mustDo}
        left={left}
        onMust={(id) => setMustDo(toggled(mustDo, id))}
        onLeave={(id) => setLeft(toggled(left, id))}
      />
      {reply.answer && <FundChoice answer={reply.answer} cases={cases} currency={currency ?? ''} />}
      <Unread unread={unread} />
    </>
  );
}

function sentenceOf(answer: Answer<'decide.fund'> | undefined, cases: Candidates['cases'], currency: string): string {
  if (!answer) return 'Which cases to fund';
  const names = answer.chosen.map((id) => cases.find((one) => one.id === id)?.name ?? id);
  const drops = answer.dropped.length === 0 ? '' : `; ${answer.dropped.length} drop out`;
  if (names.length === 0) return `No case is worth its limits${drops}.`;
  return `Fund ${names.length} of ${names.length + answer.dropped.length} cases: ${shortText(answer.npv.toFixed(2), currency)} of value${drops}.`;
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

type LimitsProps = {
  readonly limits: FundLimits;
  readonly currency: string;
  readonly onChange: (limits: FundLimits) => void;
};

function Limits({ limits, currency, onChange }: LimitsProps) {
  const fields = [
    ['people', 'People in every quarter'],
    ['cash', `Most cash below zero, ${currency}`],
    ['ebitda', `Least change of EBITDA a year, ${currency}`],
  ] as const;
  return (
    <Section title="What there is" note="empty: no limit">
      <div className={styles['limits']}>
        {fields.map(([key, label]) => (
          <NumberInput
            key={key}
            size="xs"
            label={label}
            hideControls
            thousandSeparator=","
            allowNegative={key === 'ebitda'}
            value={limits[key] ?? ''}
            onChange={(value) => onChange({ ...limits, [key]: typeof value === 'number' ? value : undefined })}
          />
        ))}
      </div>
    </Section>
  );
}

type CaseTableProps = {
  readonly cases: Candidates['cases'];
  readonly currency: string;
  readonly answer: Answer<'decide.fund'> | undefined;
  readonly mustDo: ReadonlySet<string>;
  readonly left: ReadonlySet<string>;
  readonly onMust: (id: string) => void;
  readonly onLeave: (id: string) => void;
};

function CaseTable({ cases, currency, answer, mustDo, left, onMust, onLeave }: CaseTableProps) {
  const scale = chooseScale(
    cases.map(({ npv }) => npv.toFixed(2)),
    currency,
  );
  const sum = (values: readonly number[]): string =>
    amountText(values.reduce((all, value) => all + value, 0).toFixed(2), scale);
  return (
    <Section title="Kept cases" note={scale.label}>
      <div className={table['scroll']}>
        <table className={`${table['table']} ${table['sticky']}`}>
          <thead>
            <tr>
              <th scope="col">Case</th>
              {['NPV', 'EBITDA', 'Cash', 'Most people'].map((head) => (
                <th key={head} scope="col" className={table['number']}>
                  {head}
                </th>
              ))}
              {['Must do', 'Left out', 'Answer'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cases.map(({ id, name, option, npv, ebitda, cash, people, currency: own }) => (
              <tr key={id}>
                <th scope="row">
                  {name}
                  <span className={table['detail']}>{option ?? 'no option stands'}</span>
                </th>
                <td className={table['number']}>{amountText(npv.toFixed(2), scale)}</td>
                <td className={table['number']}>{sum(ebitda)}</td>
                <td className={table['number']}>{sum(cash)}</td>
                <td className={table['number']}>{Math.max(0, ...people)}</td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${name} must be done`}
                    checked={mustDo.has(id)}
                    disabled={left.has(id)}
                    onChange={() => onMust(id)}
                  />
                </td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`Leave ${name} out`}
                    checked={left.has(id)}
                    onChange={() => onLeave(id)}
                  />
                </td>
                <td>{own === currency ? answerOf(id, answer) : `in ${own}: not compared`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function answerOf(id: string, answer: Answer<'decide.fund'> | undefined): string {
  if (!answer) return '';
  if (answer.chosen.includes(id)) return 'funded';
  return answer.dropped.find((one) => one.id === id)?.words ?? '';
}

function Unread({ unread }: Pick<Candidates, 'unread'>) {
  if (unread.length === 0) return null;
  return (
    <Section title="Kept cases that cannot be read">
      <ul>
        {unread.map(({ name, message }) => (
          <li key={name}>
            {name}: {message}
          </li>
        ))}
      </ul>
    </Section>
  );
}
