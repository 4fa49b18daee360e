import type { Figure } from '@capwise/contract';
import { fineText, parseFine } from '@capwise/domain/money';
import { parsePeriod, periodText } from '@capwise/domain/time';
import { monthBounds, stepPeriod } from '../../format/period.ts';
import type { Breakdown, Statement } from './answers.ts';

/** One amount in two periods. What raises profit or cash is +. */
export type Change = {
  readonly now: Figure;
  readonly before: Figure;
  /** now less before; its trace opens both. */
  readonly difference: Figure;
  /** Of the amount before; null where that was zero. */
  readonly share: number | null;
  /** null where nothing changed, or where more is neither better nor worse. */
  readonly verdict: 'favorable' | 'unfavorable' | null;
};

/** A line of the statement in two periods. */
export type FluxRow = Change & {
  readonly line: Statement['lines'][number]['line'];
  readonly label: string;
  readonly level: 'row' | 'subtotal';
};

/** A part of a row in two periods; `value` null: not named. */
export type FluxPart = Change & { readonly value: string | null; readonly label: string };

/** The period that another is compared with, as the address spells it. Refuses a text that is no period as INVALID_PERIOD. */
export function comparedPeriod(period: string, against: string): string {
  if (against === 'previous') return stepPeriod(period, -1);
  if (against !== 'year') return periodText(parsePeriod(against));
  const { from, to } = monthBounds(period);
  const [first, last] = [Temporal.PlainYearMonth.from(from), Temporal.PlainYearMonth.from(to)];
  const months = (last.year - first.year) * 12 + last.month - first.month + 1;
  if (!period.includes('..') && 12 % months === 0) return stepPeriod(period, -12 / months);
  return `${first.subtract({ years: 1 })}..${last.subtract({ years: 1 })}`;
}

type Named<Answer> = { readonly answer: Answer; readonly label: string };

/** Lines that exist only where they mean something: there is nothing to compare where one side lacks them. */
const lacking: ReadonlySet<string> = new Set(['gross-margin', 'operating-profit-before-impairments']);

/** Every line of the statement in both periods, rows that are zero in both left out. */
export function fluxRows(now: Named<Statement>, before: Named<Statement>): readonly FluxRow[] {
  const unit = now.answer.currency ?? '';
  const [current, past] = [now.answer.lines, before.answer.lines];
  const onlyBefore = past.filter(({ line }) => !current.some((other) => other.line === line));
  return [...current, ...onlyBefore].flatMap(({ line, label, level }) => {
    const [figures, earlier] = [current, past].map((lines) => lines.find((other) => other.line === line)?.figures);
    if (lacking.has(line) && !(figures && earlier)) return [];
    const change = changeOf(label, {
      now: { label: now.label, figure: summed(figures ?? [], label, unit) },
      before: { label: before.label, figure: summed(earlier ?? [], label, unit) },
    });
    if (level === 'row' && isZero(change.now) && isZero(change.before)) return [];
    return [{ line, label, level, ...change, ...(line === 'capitalized-software' && { verdict: null }) }];
  });
}

/** The parts of a row in both periods, the largest change first. */
export function fluxParts(now: Named<Breakdown>, before: Named<Breakdown>, unit: string): readonly FluxPart[] {
  const values = [...new Set([...now.answer.parts, ...before.answer.parts].map(({ value }) => value))];
  return values
    .map((value) => {
      const [current, earlier] = [now, before].map(({ answer }) => answer.parts.find((part) => part.value === value));
      const label = current?.label ?? earlier?.label ?? '';
      const change = changeOf(label, {
        now: { label: now.label, figure: summed(current?.figures ?? [], label, unit) },
        before: { label: before.label, figure: summed(earlier?.figures ?? [], label, unit) },
      });
      return { value, label, ...change };
    })
    .toSorted((a, b) => Math.abs(Number(b.difference.value)) - Math.abs(Number(a.difference.value)));
}

type Sides = Readonly<Record<'now' | 'before', { readonly label: string; readonly figure: Figure }>>;

function changeOf(name: string, { now, before }: Sides): Change {
  const [a, b] = [parseFine(now.figure.value ?? '0'), parseFine(before.figure.value ?? '0')];
  const difference: Figure = {
    value: fineText(a - b),
    unit: now.figure.unit,
    trace: {
      kind: 'formula',
      name: `${name}, difference`,
      parts: [
        { label: now.label, sign: 1, trace: now.figure.trace },
        { label: before.label, sign: -1, trace: before.figure.trace },
      ],
    },
  };
  return {
    now: now.figure,
    before: before.figure,
    difference,
    share: b === 0n ? null : Number(a - b) / Math.abs(Number(b)),
    verdict: a === b ? null : a > b ? 'favorable' : 'unfavorable',
  };
}

function isZero({ value }: Figure): boolean {
  return value !== null && parseFine(value) === 0n;
}

/** One figure for a period that the statement answers in several columns. */
function summed(figures: readonly Figure[], name: string, unit: string): Figure {
  const [only] = figures;
  if (only && figures.length === 1) return only;
  return {
    value: fineText(figures.reduce((sum, { value }) => sum + parseFine(value ?? '0'), 0n)),
    unit,
    trace: {
      kind: 'formula',
      name,
      parts: figures.map(({ trace }, index) => ({ label: `Part ${index + 1}`, sign: 1, trace })),
    },
  };
}
