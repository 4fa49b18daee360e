import type { Answer, Figure } from '@capwise/contract';
import { addMonths, parseMonth } from '@capwise/domain/time';
import { amountText, exactText, shortText, type Scale } from '../../format/amount.ts';
import { longPeriodLabel, periodLabel } from '../../format/period.ts';
import type { MonthMark } from '../../charts/months-picture.ts';
import { sumOf } from '../assets/sum.ts';
import type { DocumentView, MonthEffect } from './answers.ts';

type Pieces = Answer<'books.bridge'>['headline'];
type Measure = 'ebitda' | 'cash';

export const measures: readonly { readonly name: Measure; readonly label: string }[] = [
  { name: 'ebitda', label: 'EBITDA' },
  { name: 'cash', label: 'Cash' },
];

/** Months in which something is posted, in their order. */
export function postedMonths({ months }: DocumentView): readonly MonthEffect[] {
  return months.toSorted((a, b) => (a.month < b.month ? -1 : 1));
}

/** Whether a document moves EBITDA or cash in any month. */
export function hasEffect(view: DocumentView): boolean {
  return view.months.some(({ ebitda, cash }) => !isZero(ebitda) || !isZero(cash));
}

/** The marks of the picture, without a gap between the first month and the last; what comes after `now` is expected. */
export function marksOf(
  view: DocumentView,
  { now, scale }: { readonly now: string; readonly scale: Scale },
): readonly MonthMark[] {
  const months = postedMonths(view);
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  if (first === undefined || last === undefined) return [];
  const byMonth = new Map(months.map((each) => [each.month, each]));
  return monthsBetween(first, last).map((month) => {
    const { ebitda, cash } = byMonth.get(month) ?? {};
    return markOf({ month, label: periodLabel(month), expected: month > now }, textOf(ebitda), textOf(cash), scale);
  });
}

/** The same by year, for what runs longer than a picture has room for. */
export function yearMarks(
  view: DocumentView,
  { now, scale }: { readonly now: string; readonly scale: Scale },
): readonly MonthMark[] {
  return [...Map.groupBy(postedMonths(view), ({ month }) => month.slice(0, 4))].map(([year, months]) => {
    const expected = months.some(({ month }) => month > now);
    return markOf(
      { month: `${year}-01`, label: year, expected },
      totalOf(months, 'ebitda'),
      totalOf(months, 'cash'),
      scale,
    );
  });
}

type Name = Pick<MonthMark, 'month' | 'label' | 'expected'>;

function markOf(name: Name, ebitda: string, cash: string, scale: Scale): MonthMark {
  return {
    ...name,
    chosen: false,
    ebitda: Number(ebitda),
    cash: Number(cash),
    ebitdaExact: exactText(ebitda, scale.currency),
    cashExact: exactText(cash, scale.currency),
    cashText: amountText(cash, scale),
  };
}

function totalOf(months: readonly MonthEffect[], measure: Measure): string {
  return textOf(totalFigure(months, measure));
}

/** A measure over all months of a document; it opens to each of them. */
export function totalFigure(months: readonly MonthEffect[], measure: Measure | 'posted'): Figure {
  const parts = months
    .filter((each) => !isZero(each[measure]))
    .map((each) => ({ label: periodLabel(each.month), figure: each[measure] }));
  return sumOf('All months of the document', parts, months[0]?.[measure].unit ?? '');
}

/** What a document does in one sentence: each measure, from when to when; a span of both is said once. */
export function effectSentence(view: DocumentView): Pieces {
  const said = measures.flatMap(({ name, label }) => movedOf(postedMonths(view), name, label));
  const [first, second] = said;
  if (!first) return [{ text: 'Neither EBITDA nor cash moves.' }];
  if (!second) return [first.piece, { text: ` ${first.span}.` }];
  const between = first.span === second.span ? ' and ' : ` ${first.span}; `;
  return [
    first.piece,
    { text: between },
    { ...second.piece, text: second.piece.text.replace('Cash', 'cash') },
    { text: ` ${second.span}.` },
  ];
}

type Moved = { readonly piece: Pieces[number]; readonly span: string };

function movedOf(months: readonly MonthEffect[], measure: Measure, label: string): readonly Moved[] {
  const moved = months.filter((each) => !isZero(each[measure]));
  const [first, last] = [moved[0], moved.at(-1)];
  if (!first || !last) return [];
  const total = totalFigure(moved, measure);
  const amount = isZero(total) ? 'nothing in all' : shortText(total.value, total.unit);
  return [{ piece: { text: `${label} ${amount}`, measure }, span: spanOf(first.month, last.month) }];
}

function spanOf(first: string, last: string): string {
  return first === last ? `in ${longPeriodLabel(first)}` : `from ${longPeriodLabel(first)} to ${longPeriodLabel(last)}`;
}

/** Amounts that decide the unit of a document's tables and pictures. */
export function effectValues({ months }: DocumentView): readonly (string | null)[] {
  return months.flatMap(({ ebitda, cash }) => [ebitda.value, cash.value]);
}

function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = parseMonth(first); month.toString() <= last; month = addMonths(month, 1)) {
    months.push(month.toString());
  }
  return months;
}

function textOf(figure: Figure | undefined): string {
  return figure?.value ?? '0';
}

function isZero({ value }: Figure): boolean {
  return Number(value) === 0;
}
