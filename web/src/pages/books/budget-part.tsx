import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { counted, wholeScale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { download } from '../../parts/download.ts';
import { Figure } from '../../parts/figure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import type { Budget } from './answers.ts';
import { sortedBy, type Sort } from './sort.ts';
import { SortHead } from './sort-head.tsx';
import styles from './books.module.css';

/** Which budget is in force: its versions, the months that they plan, and what they plan in all. */
export function BudgetPart() {
  const reply = useAnswer('books.budget', {});
  const { answer } = reply;
  return (
    <Section title="Budget in force" note={answer && spanWords(answer)} tools={<TemplateLink />}>
      <Await reply={reply} height={96}>
        {(budget) => (budget.from === null ? <NoBudget /> : <Versions budget={budget} />)}
      </Await>
    </Section>
  );
}

function spanWords({ from, to, gaps, currency }: Budget): string | undefined {
  if (from === null || to === null) return undefined;
  const missing = gaps.length === 0 ? '' : `, ${counted(gaps.length, 'month')} between them not planned`;
  return `${from === to ? periodLabel(from) : periodLabel(`${from}..${to}`)}${missing}, ${currency}`;
}

const tailLabel = 'of it amortization of the assets in the books';

function Versions({ budget }: { readonly budget: Budget }) {
  const { versions, measure, ebitda, netIncome, tail, currency } = budget;
  const scale = wholeScale(currency);
  const totals = [
    { label: measure, figure: ebitda },
    { label: 'Net income', figure: netIncome },
    { label: tailLabel, figure: tail },
  ];
  return (
    <>
      <VersionsTable versions={versions} />
      <dl className={styles['measures']}>
        {totals.map(
          ({ label, figure }) =>
            figure &&
            (label !== tailLabel || Number(figure.value) !== 0) && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <Figure figure={figure} scale={scale} label={`${label}, budget`} />
                </dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

type VersionKey = 'version' | 'file' | 'from' | 'months';

function VersionsTable({ versions }: Pick<Budget, 'versions'>) {
  const [sort, setSort] = useState<Sort<VersionKey>>();
  return (
    <ScrollRegion label="Versions of the budget">
      <table className={`${table['table']} ${table['dense']}`}>
        <thead>
          <tr>
            <SortHead by="version" label="Version" sort={sort} onSort={setSort} />
            <SortHead by="file" label="File" sort={sort} onSort={setSort} />
            <SortHead by="from" label="Months" sort={sort} onSort={setSort} />
            <SortHead by="months" label="Count" sort={sort} onSort={setSort} number />
          </tr>
        </thead>
        <tbody>
          {sortedBy(versions, sort, (row, by) => row[by]).map(({ version, file, from, to, months }) => (
            <tr key={`${version} ${file}`}>
              <th scope="row">{version ?? 'Not named'}</th>
              <td>{file}</td>
              <td>{from === to ? periodLabel(from) : periodLabel(`${from}..${to}`)}</td>
              <td className={table['number']}>{months}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Which file to bring while no budget was read. */
function NoBudget() {
  return (
    <>
      <p className={styles['none']}>
        No budget was read yet: bring an amount for each account, cost center and month as a table of your own. What the
        assets in the books charge in those months is added where the file does not plan it.
      </p>
      <p>
        <Link to="/sources" search={({ company }) => ({ company })}>
          Read a budget on Sources
        </Link>
      </p>
    </>
  );
}

function TemplateLink() {
  const { answer } = useAnswer('sources.template', { kind: 'budget' }, { companyless: true });
  if (!answer) return null;
  return (
    <LinkButton onClick={() => download(answer.file.name, answer.file.text, answer.file.mediaType)}>
      Template for budgets
    </LinkButton>
  );
}
