import { accountCodes } from '@capwise/domain/books';
import { postLine, scenarioOf } from '@capwise/domain/decide';
import { monthOf, monthsBetween } from '@capwise/domain/time';
import { exactAmounts, yearLabels } from '../amounts.ts';
import { cellText, paragraph, type Section } from '../document.ts';
import type { MemoFacts } from '../facts.ts';

/** What is asked for: the payments of the option's own lines by year, in minor units above zero. */
export function asked({ subject, first, evaluation }: MemoFacts): readonly bigint[] {
  const { option } = first;
  const carried = subject.options.find(({ id }) => id === option.against)?.lines.length ?? 0;
  const years = evaluation.periods.map(() => 0n);
  const own = option.lines.slice(carried).flatMap((line, index) =>
    postLine(line, {
      start: subject.start,
      framework: subject.framework,
      horizon: subject.years * 12,
      scenario: scenarioOf(evaluation.hash, option.id),
      line: carried + index,
      cancelledAt: option.cancelledAt,
    }),
  );
  for (const { account, date, amount } of own) {
    const year = Math.floor(monthsBetween(subject.start, monthOf(date)) / 12);
    const before = years[year];
    if (account === accountCodes.cash && amount.minor < 0n && before !== undefined) years[year] = before - amount.minor;
  }
  return years;
}

/** The ask and its amount by period. */
export function askSection(facts: MemoFacts): Section {
  const { first, subject, evaluation, isRecommended } = facts;
  const title = 'The ask';
  if (!isRecommended) return { title, blocks: paragraph('Nothing is asked for: no option is left.') };
  const years = asked(facts);
  const total = years.reduce((sum, each) => sum + each, 0n);
  if (total === 0n) {
    return { title, blocks: paragraph(`No cash: the lines of ${first.option.name} pay nothing.`) };
  }
  const { currency } = subject;
  const text = (minor: bigint): string => cellText(exactAmounts([...years, total], currency)(minor));
  const paid = runs(years, yearLabels(evaluation)).filter(({ amount }) => amount !== 0n);
  const parts = paid.map(
    ({ amount, from, to }) =>
      `${text(amount)} ${to === from ? `in ${from}` : `in each year from ${from} through ${to}`}`,
  );
  const of = first.option.against === null ? '' : ', beside what goes on as today';
  const tax = subject.tax ? ', before tax' : '';
  const over = subject.years === 1 ? 'one year' : `${subject.years} years`;
  return {
    title,
    blocks: paragraph(
      `${text(total)} ${currency} to pay for ${first.option.name} over ${over}${of}${tax}: ${parts.join('; ')}.`,
      payingBack(facts),
    ),
  };
}

/** What comes in is not taken off what is asked for. */
function payingBack({ first }: MemoFacts): string {
  const { lines } = first.option;
  const comesIn = lines.some(({ treatment, saves }) => treatment.kind === 'earn' || saves !== undefined);
  return comesIn ? 'What it earns or saves is not taken off here.' : '';
}

type Run = { readonly amount: bigint; readonly from: string; readonly to: string };

/** Years that follow each other with one amount are said once. */
function runs(years: readonly bigint[], labels: readonly string[]): readonly Run[] {
  return years.reduce<readonly Run[]>((before, amount, index) => {
    const label = labels[index] ?? '';
    const last = before.at(-1);
    return last && last.amount === amount
      ? [...before.slice(0, -1), { ...last, to: label }]
      : [...before, { amount, from: label, to: label }];
  }, []);
}
