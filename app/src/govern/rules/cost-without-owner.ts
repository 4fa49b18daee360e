import type { Figure } from '@capwise/contract/operation';
import { fineFigure, formula } from '../../figure/index.ts';
import { ownerTagsOf } from '../../company/index.ts';
import type { CostAnswer } from '../../ports/index.ts';
import { nothing, type Raised, type Rule } from '../rule.ts';
import {
  cloudLink,
  effectiveTrace,
  lookedAt,
  monthsOf,
  monthsText,
  overMonths,
  type Conditions,
  type GroupOfMonths,
  type Months,
} from './bill-rows.ts';

/** Accounts that are named one by one; what the others have is one finding. */
const accountsMax = 20;

/** Charges that a resource, and so a tag, can stand behind. */
const taggable = ['Usage', 'Purchase'];

/**
 * Cost of the months that are looked at that carries none of the tags that name an owner, by account: the account is whom one
 * can ask. It is one finding of all its months. Which tags those are is a choice of the company.
 */
export const costWithoutOwner: Rule = async ({ books, lake, parts, lastMonth }) => {
  const span = await lookedAt({ books, lastMonth });
  if (span === null) return [];
  const known = await lake.columns(parts);
  const names = [...known.tags.map((tag) => `tag:${tag}`), ...known.columns.filter((name) => name.startsWith('x_'))];
  const wanted = new Set((await ownerTagsOf(books)).map(plainKey));
  const keys = names.filter((name) => wanted.has(plainKey(name)));
  const owned: Conditions = Object.fromEntries(keys.map((key) => [key, [null, '']]));
  const conditions: Conditions = { ChargeCategory: taggable, ...owned };
  const by = ['SubAccountId', 'SubAccountName'].filter((column) => known.columns.includes(column));
  const ask = (columns: readonly string[], filter: Conditions): Promise<CostAnswer> =>
    lake.cost(parts, {
      measure: 'effective',
      by: columns,
      months: true,
      ...(span.from !== null && { from: span.from }),
      to: span.to,
      filter,
      limit: accountsMax,
    });
  const unowned = await ask(by, conditions);
  const all = keys.length === 0 ? unowned : await ask([], { ChargeCategory: taggable });
  return raisedOf({ unowned, all, conditions, keys, by, span });
};

type Found = {
  readonly unowned: CostAnswer;
  readonly all: CostAnswer;
  readonly conditions: Conditions;
  readonly keys: readonly string[];
  readonly by: readonly string[];
  readonly span: Months;
};

function raisedOf(found: Found): readonly Raised[] {
  const { unowned, all, conditions, keys, by } = found;
  return unowned.totals.flatMap(({ currency, value }): readonly Raised[] => {
    if (value <= 0n) return [];
    const inCurrency: Conditions = { ...conditions, BillingCurrency: [currency] };
    const whole = all.totals.find((total) => total.currency === currency)?.value ?? value;
    const groups = overMonths(unowned.rows.filter((row) => row.currency === currency));
    const months = monthsIn(found, currency);
    const place = { currency, months, keys };
    if (value === whole || by.length === 0) {
      const figure = fineFigure(value, currency, effectiveTrace(months, inCurrency));
      return [raise(figure, { ...place, subject: 'all', title: 'No cost has an owner', conditions: inCurrency })];
    }
    const rows = groups.filter((group) => group.value > 0n);
    const named = rows.map(({ keys: values, value: amount, months: own }) => {
      const account = Object.fromEntries(by.map((column, at) => [column, [values[at] ?? null]]));
      const ofAccount = { ...inCurrency, ...account };
      const [id = null, name = null] = by.length === 2 ? values : [values[0], values[0]];
      const figure = fineFigure(amount, currency, effectiveTrace(own, ofAccount));
      const title = `Cost of ${name ?? id ?? 'an account that is not named'} has no owner`;
      return raise(figure, { ...place, months: own, subject: `account ${id ?? ''}`, title, conditions: ofAccount });
    });
    return [...named, ...othersOf(found, { ...place, rows, conditions: inCurrency })];
  });
}

/** The months that a currency has such cost in; all that are looked at where some of its accounts are too many to be named. */
function monthsIn({ unowned, span }: Found, currency: string): Months {
  if (unowned.rest.some((one) => one.currency === currency)) return span;
  return monthsOf(unowned.rows.filter((row) => row.currency === currency)) ?? span;
}

type Place = {
  readonly currency: string;
  readonly months: Months;
  readonly keys: readonly string[];
  readonly conditions: Conditions;
};

/** What the accounts have that are too many to be named. */
function othersOf(
  { unowned, by }: Found,
  place: Place & { readonly rows: readonly GroupOfMonths[] },
): readonly Raised[] {
  const { currency, months, conditions, rows } = place;
  const rest = unowned.rest.find((one) => one.currency === currency);
  if (!rest || rest.value <= 0n) return [];
  const shown = rows.map(({ keys }) => ({
    label: keys.map((key) => key ?? 'not named').join(' · '),
    sign: -1 as const,
    trace: effectiveTrace(months, {
      ...conditions,
      ...Object.fromEntries(by.map((column, at) => [column, [keys[at] ?? null]])),
    }),
  }));
  const trace = formula('All accounts less those that are named', [
    { label: 'All accounts', trace: effectiveTrace(months, conditions) },
    ...shown,
  ]);
  const title = `Cost of ${rest.groups} other accounts has no owner`;
  return [raise(fineFigure(rest.value, currency, trace), { ...place, subject: 'others', title })];
}

function raise(figure: Figure, about: Place & Pick<Raised, 'subject' | 'title'>): Raised {
  const { subject, title, currency, months, keys, conditions } = about;
  const tags = keys.map((key) => key.replace(/^tag:/, '')).join(', ');
  return {
    subject: `${subject} ${currency}`,
    title,
    reason: `${monthsText(months)}: ${tags === '' ? 'no row of the bills has a tag that names one' : `no ${tags} on its rows`}`,
    amount: figure,
    // It is in EBITDA and in cash already: nobody answers for it.
    ebitda: nothing(figure),
    cash: nothing(figure),
    verb: 'Open rows',
    link: cloudLink(months, conditions),
  };
}

/** A key without its spelling: `Cost-Center`, `user:cost_center` and `x_CostCenter` are one. */
export function plainKey(key: string): string {
  const last = key.replace(/^x_/, '').split(/[:/]/).at(-1) ?? key;
  return last.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
