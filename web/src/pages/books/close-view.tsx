import type { Reply } from '../../api/use-answer.ts';
import { longPeriodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import type { Statement } from './answers.ts';
import { CloseMonths } from './close-months.tsx';
import { ExportBooks } from './export-books.tsx';
import { VerifyBooks } from './verify-books.tsx';

type Props = { readonly months: Reply<Statement> };

/** Closing months, verifying what is kept, and handing the books on. */
export function CloseView({ months }: Props) {
  return (
    <>
      <PageHead
        sentence={months.answer ? sentenceOf(months.answer) : 'Close'}
        facts={['A closed month is never reopened: what changes later is an entry in the first open month']}
        stale={months.stale}
        failure={months.answer && months.failure}
      />
      <Await reply={months} height={160}>
        {(statement) => <CloseMonths key={closedThrough(statement) ?? ''} periods={statement.periods} />}
      </Await>
      <VerifyBooks />
      <ExportBooks />
    </>
  );
}

function sentenceOf(statement: Statement): string {
  const through = closedThrough(statement);
  const open = statement.periods.filter(({ closed, expected }) => !closed && !expected).length;
  if (through === undefined) return `No month is closed yet; ${monthsText(open)} with charges ${verb(open)} open.`;
  return `The books are closed through ${longPeriodLabel(through)}; ${monthsText(open)} with charges ${verb(open)} open.`;
}

function closedThrough({ periods }: Statement): string | undefined {
  return periods.findLast(({ closed }) => closed)?.period;
}

function monthsText(count: number): string {
  return count === 1 ? '1 month' : `${count === 0 ? 'no' : count} months`;
}

function verb(count: number): string {
  return count === 1 ? 'is' : 'are';
}
