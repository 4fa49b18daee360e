import { Refusal } from '@capwise/domain';
import {
  monthlyRate,
  decisionFlowPoints,
  excessSaving,
  memoAmounts,
  postOption,
  type CaseLine,
  type CaseOption,
} from '@capwise/domain/decide';
import { npv } from '@capwise/domain/finance';
import type { MemoFacts } from './facts.ts';

/** What a month of delay takes from present value, in major units; below zero it adds to it. */
export type DelayCost = {
  /** The case ends when it did: a month of what the option does is lost. */
  readonly fixedEnd: number;
  /** Everything comes a month later, the end too. */
  readonly movedEnd: number;
};

/**
 * The recommended option a month later. It can be calculated only where the case says what goes on until then, that is where
 * the option changes a status quo whose lines it carries. null elsewhere, and where a saving would outlast its cost.
 */
export function delayCost({ subject, first, options, isRecommended, scale }: MemoFacts): DelayCost | null {
  const { option } = first;
  const quo = options.find(({ option: { id } }) => id === option.against);
  if (!isRecommended || !quo) return null;
  const later = optionLater(option, quo.option);
  if (!isCovered(quo.option, later.lines, subject.years * 12)) return null;
  const rate = monthlyRate(subject.discountRate);
  const value = (flows: readonly number[]): number => npv({ rate, flows });
  try {
    const postings = postOption(subject, later, 'later');
    const flows = decisionFlowPoints(postings, subject, memoAmounts(subject, later));
    const now = value(first.flows);
    return {
      fixedEnd: now - value(flows.map((minor) => Number(minor) / scale)),
      movedEnd: (now - value(quo.flows)) * (1 - 1 / (1 + rate)),
    };
  } catch (error) {
    // A treatment may refuse a date that a month moves past its end: then the cost is unknown.
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** What the option adds to its status quo, a month later; the status quo stays. */
function optionLater(option: CaseOption, quo: CaseOption): CaseOption {
  const [carried, own] = [option.lines.slice(0, quo.lines.length), option.lines.slice(quo.lines.length)];
  return {
    ...option,
    cancelledAt: option.cancelledAt === null ? null : option.cancelledAt + 1,
    lines: [...carried, ...own.map(lineLater)],
  };
}

function lineLater(line: CaseLine): CaseLine {
  const { treatment, events, endsAt } = line;
  return {
    ...line,
    startsAt: line.startsAt + 1,
    ...(endsAt !== undefined && { endsAt: endsAt + 1 }),
    treatment: 'readyAt' in treatment ? { ...treatment, readyAt: treatment.readyAt + 1 } : treatment,
    ...(events && {
      events: events.map((event) => ({
        ...event,
        atMonth: event.atMonth + 1,
        ...(event.kind === 'shutdown-plan' && { endsAt: event.endsAt + 1 }),
      })),
    }),
  };
}

function isCovered(quo: CaseOption, lines: readonly CaseLine[], horizon: number): boolean {
  return quo.lines.every((cost) => {
    const savings = lines.filter(({ saves }) => saves === cost.what);
    return excessSaving(cost, savings, horizon) === undefined;
  });
}
