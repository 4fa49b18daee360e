import type { Answer } from '@capwise/contract/registry';
import type { Handler } from '../handler/index.ts';
import { fineFigure, formula, rowsTrace } from '../figure/index.ts';
import type { CompanyLake, Measure, Part } from '../ports/index.ts';

type Savings = Answer<'cloud.savings'>['savings'][number];
type Saving = Savings['negotiated'];
type Filter = Readonly<Record<string, readonly (string | null)[]>>;

/** What is saved, by which measure less which, and the column that says whether a row's prices are known. */
const kinds = {
  negotiated: { known: 'NegotiatedSaving', from: 'list', to: 'contracted' },
  commitment: { known: 'CommitmentSaving', from: 'contracted', to: 'effective' },
} as const satisfies Record<string, { readonly known: string; readonly from: Measure; readonly to: Measure }>;

/** `cloud.savings`: savings by rows whose prices say what they save; of the others it says that they are unknown. */
export const savings: Handler<'cloud.savings'> = async ({ asOf, from, to, filter }, context) => {
  const company = await context.books();
  const moment = asOf ?? (await company.moment()) ?? undefined;
  const span = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const parts = await company.liveParts(moment);
  const place: Place = { lake: context.lake(company.name), parts, span, filter, moment };
  const currencies = [...new Set(parts.map(({ currency }) => currency))].sort((a, b) => (a < b ? -1 : 1));
  const found: Savings[] = [];
  for (const currency of currencies) {
    found.push({
      currency,
      negotiated: await savingOf('negotiated', currency, place),
      commitment: await savingOf('commitment', currency, place),
      unused: await figureOf('effective', { ...unused, BillingCurrency: [currency] }, { currency, place }),
    });
  }
  return { savings: found };
};

const unused: Filter = { CommitmentDiscountStatus: ['Unused'] };

type Place = {
  readonly lake: CompanyLake;
  readonly parts: readonly Part[];
  readonly span: { readonly from?: string; readonly to?: string };
  readonly filter: Filter;
  readonly moment: string | undefined;
};

async function savingOf(kind: keyof typeof kinds, currency: string, place: Place): Promise<Saving> {
  const { known, from, to } = kinds[kind];
  const inCurrency = { ...place.filter, BillingCurrency: [currency] };
  const sum = (measure: Measure, word: string): ReturnType<typeof sumOf> =>
    sumOf(measure, { ...inCurrency, [known]: [word] }, place);
  const [above, below, open] = [await sum(from, 'known'), await sum(to, 'known'), await sum('effective', 'unknown')];
  const trace = (measure: Measure, word: string) =>
    rowsTrace(filterOf({ ...inCurrency, [known]: [word] }, place), measure);
  const name = `${measureWords[from]} less ${measureWords[to]} of rows whose prices are known`;
  return {
    saved:
      above.rows === 0
        ? null
        : fineFigure(
            above.value - below.value,
            currency,
            formula(name, [
              { label: measureWords[from], trace: trace(from, 'known') },
              { label: measureWords[to], sign: -1, trace: trace(to, 'known') },
            ]),
          ),
    of: fineFigure(above.value, currency, trace(from, 'known')),
    rows: above.rows,
    unknownRows: open.rows,
    unknown: fineFigure(open.value, currency, trace('effective', 'unknown')),
  };
}

const measureWords: Readonly<Record<Measure, string>> = {
  billed: 'billed cost',
  effective: 'effective cost',
  contracted: 'contracted cost',
  list: 'list cost',
};

async function figureOf(
  measure: Measure,
  filter: Filter,
  { currency, place }: { readonly currency: string; readonly place: Place },
): Promise<Savings['unused']> {
  const whole = { ...place.filter, ...filter };
  const { value } = await sumOf(measure, whole, place);
  return fineFigure(value, currency, rowsTrace(filterOf(whole, place), measure));
}

async function sumOf(
  measure: Measure,
  filter: Filter,
  { lake, parts, span }: Place,
): Promise<{ readonly rows: number; readonly value: bigint }> {
  const { totals } = await lake.cost(parts, { measure, by: [], months: false, ...span, filter, limit: 1 });
  const [total] = totals;
  return { rows: total?.rows ?? 0, value: total?.value ?? 0n };
}

function filterOf(equals: Filter, { moment, span }: Place): Parameters<typeof rowsTrace>[0] {
  const values = Object.fromEntries(Object.entries(equals).map(([column, list]) => [column, [...list]]));
  return { ...(moment !== undefined && { asOf: moment }), ...span, equals: values };
}
