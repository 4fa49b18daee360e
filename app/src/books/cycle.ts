import type { Figure, Trace } from '@capwise/contract/operation';
import type { Answer } from '@capwise/contract/registry';
import { accountCodes, hundredthDays, purchaseAccounts, type PostingSum } from '@capwise/domain/books';
import { monthsOf, parsePeriod } from '@capwise/domain/time';
import { defaultCurrency } from '../company/index.ts';
import { formula, minorFigure } from '../figure/index.ts';
import type { Handler } from '../handler/index.ts';
import { nameOfPeriod } from './period-words.ts';
import { readBooks, tracedUnder, type Reading } from './reading.ts';
import { daysTrace, type DaysTerm } from './trace/days-content.ts';

type Cycle = Answer<'books.cycle'>;

const definition =
  'Cash conversion cycle = DSO + DIO − DPO. DSO = receivables at the end ÷ revenue × days; DIO = 0, there is no inventory; ' +
  'DPO = accounts payable of operations at the end ÷ what vendors charged in the period × days. Prepaid days = prepaid at the end ÷ the same, shown apart.';

/** An amount with its trace: + is what raises receivables, payables and prepaid. */
type Part = { readonly label: string; readonly minor: bigint; readonly trace: Trace };

/** `books.cycle`: how long cash is bound, in days; unknown with its reason while there is no revenue. */
export const cycle: Handler<'books.cycle'> = async ({ period, basis, asOf }, context) => {
  const reading = await readBooks(context, { basis, asOf });
  const { company, currency, lastCharged, view } = reading;
  const asked = period ?? lastCharged;
  const parsed = asked === null ? null : parsePeriod(asked);
  const months = parsed === null ? [] : monthsOf(parsed, view.cash.fiscalStart);
  const days = months.reduce((sum, month) => sum + month.daysInMonth, 0);
  const parts = partsOf(reading, { from: String(months[0] ?? ''), to: String(months.at(-1) ?? '') });
  const { receivables, revenue, payables, purchases, prepaid } = parts;
  const term = (label: string, sign: 1 | -1, balance: Part, flow: Part): Term => {
    const hundredths = hundredthDays(balance.minor, flow.minor, days);
    return { label, hundredths, term: { label, sign, balance: balance.trace, flow: flow.trace, days } };
  };
  const dso = term('DSO', 1, receivables, revenue);
  const dpo = term('DPO', -1, payables, purchases);
  const bound = term('Prepaid days', 1, prepaid, purchases);
  const when = parsed === null ? 'any period' : nameOfPeriod(parsed);
  return {
    company: company.name,
    currency,
    period: asked,
    days,
    definition,
    dso: daysFigure('DSO', [dso]),
    dio: { value: '0', unit: 'days', trace: formula('Inventory', []) },
    dpo: daysFigure('DPO', [{ ...dpo, term: { ...dpo.term, sign: 1 } }]),
    cycle: daysFigure('Cash conversion cycle', [dso, dpo]),
    reason: reasonOf(dso, dpo, when),
    prepaidDays: daysFigure('Prepaid days', [bound]),
    parts: Object.values(parts).map(({ label, minor, trace }) => ({
      label,
      figure: minorFigure(minor, currency ?? defaultCurrency, trace),
    })),
  };
};

type Term = { readonly label: string; readonly hundredths: bigint | null; readonly term: DaysTerm };

function reasonOf(dso: Term, dpo: Term, when: string): Cycle['reason'] {
  if (dso.hundredths === null) {
    return `no revenue in ${when}: record it (a document of kind "revenue") or load the ledger, and the cycle is known`;
  }
  return dpo.hundredths === null ? `nothing was bought from vendors in ${when}, so that payables have no days` : null;
}

/** Unknown where one of its terms is. */
function daysFigure(name: string, terms: readonly Term[]): Figure {
  const known = terms.every(({ hundredths }) => hundredths !== null);
  if (!known) return { value: null, unit: 'days', trace: formula(`${name}: unknown`, []) };
  const sum = terms.reduce((total, { hundredths, term }) => total + BigInt(term.sign) * (hundredths ?? 0n), 0n);
  return { value: hundredthsText(sum), unit: 'days', trace: daysTrace({ name, terms: terms.map(({ term }) => term) }) };
}

function hundredthsText(hundredths: bigint): string {
  const [sign, size] = hundredths < 0n ? ['-', -hundredths] : ['', hundredths];
  return `${sign}${size / 100n}.${(size % 100n).toString().padStart(2, '0')}`;
}

type Span = { readonly from: string; readonly to: string };

function partsOf({ sums, view }: Reading, { from, to }: Span) {
  const total = (accounts: readonly string[], keeps: (sum: PostingSum) => boolean): bigint =>
    sums.reduce((sum, each) => (accounts.includes(each.account) && keeps(each) ? sum + each.minor : sum), 0n);
  const part = (label: string, accounts: readonly string[], span: Partial<Span>, sign: 1 | -1): Part => ({
    label,
    minor:
      BigInt(sign) * total(accounts, ({ month }) => month <= to && (span.from === undefined || month >= span.from)),
    trace: to === '' ? formula(label, []) : tracedUnder(view, { ...span, accounts: [...accounts] }, sign),
  });
  const { prepaidCommitments, prepaidExpenses, deferredImplementation } = accountCodes;
  return {
    receivables: part('Receivables at the end', [accountCodes.receivables], { to }, 1),
    revenue: part('Revenue', [accountCodes.revenue], { from, to }, -1),
    payables: part('Accounts payable of operations at the end', [accountCodes.payables], { to }, -1),
    purchases: part('Charged by vendors', purchaseAccounts, { from, to }, 1),
    prepaid: part('Prepaid at the end', [prepaidCommitments, prepaidExpenses, deferredImplementation], { to }, 1),
  };
}
