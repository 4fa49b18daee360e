import type { Figure, Trace } from '@capwise/contract/operation';
import { formula, minorFigure, postingsTrace } from '../../figure/index.ts';
import { balancesAt, tieSpan, type LedgerTie, type TiedGroup } from './tie-out.ts';
import type { LedgerBalance } from './trial-balance.ts';

type Part = { readonly label: string; readonly sign: 1 | -1; readonly trace: Trace };

/** What a group shows at the end of a month, debit +. null: the ledger says nothing of it. */
export type MonthFigures = {
  readonly ours: Figure;
  readonly ledger: Figure | null;
  readonly difference: Figure | null;
};

export type GroupFigures = {
  /** The figures at the end of a month of a trial balance. */
  readonly at: (month: string) => MonthFigures;
  /** The pieces of the difference, by the month in which each came. */
  readonly arisen: () => { readonly month: string; readonly figure: Figure }[];
};

/** The figures of a group, each with its trace. */
export function groupFigures(group: TiedGroup, tie: LedgerTie, currency: string): GroupFigures {
  const figure = (minor: bigint, trace: Trace): Figure => minorFigure(minor, currency, trace);
  const ours = (at: string): Trace =>
    postingsTrace({ accounts: [...group.accounts], ...tieSpan(group, at, tie.fiscalStart) }, 1, tie.asOf);
  const theirs = (at: string): Trace => balancesTrace(balancesAt(tie, group, at), at);
  const parts = (at: string, sign: 1 | -1): readonly Part[] => [
    { label: `Ours, ${at}`, sign, trace: ours(at) },
    { label: `Trial balance, ${at}`, sign: sign === 1 ? -1 : 1, trace: theirs(at) },
  ];
  const before = new Map(group.months.map((one, at) => [one.month, group.months[at - 1]?.month]));
  return {
    at: (month) => {
      const found = group.months.find((one) => one.month === month);
      if (!found) throw new Error(`${month} has no trial balance`);
      const { ours: own, ledger } = found;
      return {
        ours: figure(own, ours(month)),
        ledger: ledger === null ? null : figure(ledger, theirs(month)),
        difference:
          ledger === null ? null : figure(own - ledger, formula('Ours less the trial balance', parts(month, 1))),
      };
    },
    arisen: () =>
      group.tie.arisen.map(({ month, minor }) => {
        const earlier = before.get(month);
        // The first month of a break has nothing before it, or a month that tied.
        const from = earlier === undefined || month === group.tie.since ? [] : parts(earlier, -1);
        return { month, figure: figure(minor, formula(`Came in ${month}`, [...parts(month, 1), ...from])) };
      }),
  };
}

/** Balances of the ledger as one figure, debit +. */
export function balancesTrace(balances: readonly LedgerBalance[], month: string): Trace {
  return formula(`Trial balance of ${month}`, balanceParts(balances));
}

/** Balances of the ledger as parts of a sum; turned where their file writes them the other way around. */
export function balanceParts(balances: readonly LedgerBalance[], times: 1 | -1 = 1): readonly Part[] {
  return balances.map(({ account, name, month, sign, line }) => ({
    label: `${name === null ? account : `${account} ${name}`}, ${month}`,
    sign: sign === times ? 1 : -1,
    trace: { kind: 'item', id: `line:${line}` },
  }));
}
