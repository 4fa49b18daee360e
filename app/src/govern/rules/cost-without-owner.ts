import type { Figure } from '@capwise/contract/operation';
import { fineFigure, formula } from '../../figure/index.ts';
import { ownerTagsOf } from '../../company/index.ts';
import type { CostAnswer } from '../../ports/index.ts';
import { nothing, type Raised, type Rule } from '../rule.ts';
import { cloudLink, effectiveTrace, type Conditions } from './bill-rows.ts';

/** Accounts that are named one by one; what the others have is one finding. */
const accountsMax = 20;

/** Charges that a resource, and so a tag, can stand behind. */
const taggable = ['Usage', 'Purchase'];

/**
 * Cost of the last month with bills that carries none of the tags that name an owner, by account: the account is whom one can
 * ask. Which tags those are is a choice of the company.
 */
export const costWithoutOwner: Rule = async ({ books, lake, parts, lastMonth }) => {
  if (lastMonth === null) return [];
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
      months: false,
      from: lastMonth,
      to: lastMonth,
      filter,
      limit: accountsMax,
    });
  const unowned = await ask(by, conditions);
  const all = keys.length === 0 ? unowned : await ask([], { ChargeCategory: taggable });
  return raisedOf({ unowned, all, conditions, keys, by, month: lastMonth });
};

type Found = {
  readonly unowned: CostAnswer;
  readonly all: CostAnswer;
  readonly conditions: Conditions;
  readonly keys: readonly string[];
  readonly by: readonly string[];
  readonly month: string;
};

function raisedOf(found: Found): readonly Raised[] {
  const { unowned, all, conditions, keys, by, month } = found;
  return unowned.totals.flatMap(({ currency, value }): readonly Raised[] => {
    if (value <= 0n) return [];
    const inCurrency: Conditions = { ...conditions, BillingCurrency: [currency] };
    const whole = all.totals.find((total) => total.currency === currency)?.value ?? value;
    const place = { currency, month, keys };
    if (value === whole || by.length === 0) {
      const figure = fineFigure(value, currency, effectiveTrace(month, inCurrency));
      return [raise(figure, { ...place, subject: 'all', title: 'No cost has an owner', conditions: inCurrency })];
    }
    const rows = unowned.rows.filter((row) => row.currency === currency && row.value > 0n);
    const named = rows.map(({ keys: values, value: amount }) => {
      const account = Object.fromEntries(by.map((column, at) => [column, [values[at] ?? null]]));
      const own = { ...inCurrency, ...account };
      const [id = null, name = null] = by.length === 2 ? values : [values[0], values[0]];
      const figure = fineFigure(amount, currency, effectiveTrace(month, own));
      const title = `Cost of ${name ?? id ?? 'an account that is not named'} has no owner`;
      return raise(figure, { ...place, subject: `account ${id ?? ''}`, title, conditions: own });
    });
    return [...named, ...othersOf(found, { ...place, rows, conditions: inCurrency })];
  });
}

type Place = {
  readonly currency: string;
  readonly month: string;
  readonly keys: readonly string[];
  readonly conditions: Conditions;
};

/** What the accounts have that are too many to be named. */
function othersOf({ unowned, by }: Found, place: Place & { readonly rows: CostAnswer['rows'] }): readonly Raised[] {
  const { currency, month, conditions, rows } = place;
  const rest = unowned.rest.find((one) => one.currency === currency);
  if (!rest || rest.value <= 0n) return [];
  const shown = rows.map(({ keys }) => ({
    label: keys.map((key) => key ?? 'not named').join(' · '),
    sign: -1 as const,
    trace: effectiveTrace(month, {
      ...conditions,
      ...Object.fromEntries(by.map((column, at) => [column, [keys[at] ?? null]])),
    }),
  }));
  const trace = formula('All accounts less those that are named', [
    { label: 'All accounts', trace: effectiveTrace(month, conditions) },
    ...shown,
  ]);
  const title = `Cost of ${rest.groups} other accounts has no owner`;
  return [raise(fineFigure(rest.value, currency, trace), { ...place, subject: 'others', title })];
}

function raise(figure: Figure, about: Place & Pick<Raised, 'subject' | 'title'>): Raised {
  const { subject, title, currency, month, keys, conditions } = about;
  const tags = keys.map((key) => key.replace(/^tag:/, '')).join(', ');
  return {
    subject: `${subject} ${currency}`,
    title,
    reason: tags === '' ? `${month}: no row of the bills has a tag that names one` : `${month}: no ${tags} on its rows`,
    amount: figure,
    // It is in EBITDA and in cash already: nobody answers for it.
    ebitda: nothing(figure),
    cash: nothing(figure),
    verb: 'Open rows',
    link: cloudLink(month, conditions),
  };
}

/** A key without its spelling: `Cost-Center`, `user:cost_center` and `x_CostCenter` are one. */
export function plainKey(key: string): string {
  const last = key.replace(/^x_/, '').split(/[:/]/).at(-1) ?? key;
  return last.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
