import { fineText } from '@capwise/domain/money';
import { addMonths, parseMonth } from '@capwise/domain/time';
import type { CompanyLake, CompanyReads, LoadWarning, Part, StagedLoad, StagedPart } from '../ports/index.ts';
import { keyOf, sameAccount } from './compare.ts';
import { emptied, stayingOf, twinsOf } from './same-elsewhere.ts';

type Live = { readonly known: CompanyReads; readonly live: readonly Part[]; readonly lake: CompanyLake };

/** A live part that counts beside what comes, and the invoice by which it was found, where its account and month did not tell. */
type Staying = { readonly part: Part; readonly invoice: string | null };

const namedParts = 5;
const readInvoices = 10_000;

/**
 * Live parts of an account and month of what comes, or with one of its invoices, that what comes does not replace: a month that
 * is stated again under another provider, spelling of the account, currency or month counts beside what it was before.
 */
export async function notReplaced(staged: StagedLoad, { known, live, lake }: Live): Promise<readonly LoadWarning[]> {
  const replacing = staged.parts.filter(({ appended }) => !appended);
  const said = new Set(twinsOf(staged, live).map(({ twin }) => twin.id));
  const candidates = stayingOf(replacing, live).filter((part) => hasDollars(part) && !said.has(part.id));
  const stating = replacing.filter(hasDollars);
  const months = new Set(stating.map(monthOfAccount));
  const [same, others] = [candidates.filter(isIn), candidates.filter((part) => !isIn(part))];
  const byInvoice = await withInvoices({ ...staged, parts: stating }, others, { known, lake });
  const staying = [...same.map((part): Staying => ({ part, invoice: null })), ...byInvoice];
  if (staying.length === 0) return [];
  const what = same.length > 0 ? 'the same account and month' : 'the same invoice';
  return [
    {
      code: 'NOT_REPLACED',
      message:
        `what is live of ${what} is not replaced by what comes, and both are counted: ${namesOf(staying)}; where what comes states it ` +
        `again, ${remedyOf(stating, staying, live)}; where it is another charge, both are right`,
      rows: staying.reduce((sum, { part }) => sum + part.rows, 0),
      billed: staying.reduce((sum, { part }) => sum + part.billed, 0n),
    },
  ];

  function isIn(part: Part): boolean {
    return months.has(monthOfAccount(part));
  }
}

function hasDollars({ billed, effective }: StagedPart): boolean {
  return billed !== 0n || effective !== 0n;
}

function monthOfAccount({ billingAccount, billingPeriod }: StagedPart): string {
  return `${sameAccount(billingAccount)}\u0000${billingPeriod}`;
}

/** Parts of the same source or account, at most a month apart, that have an invoice of what comes. */
async function withInvoices(
  { load, parts, columns }: StagedLoad,
  others: readonly Part[],
  { known, lake }: { readonly known: CompanyReads; readonly lake: CompanyLake },
): Promise<readonly Staying[]> {
  if (!columns.includes('InvoiceId') || parts.length === 0) return [];
  const near = new Set(parts.flatMap(monthsAround));
  const own = new Set(parts.flatMap(({ source, billingAccount }) => [source, sameAccount(billingAccount)]));
  const asked = others.filter(
    ({ source, billingAccount, billingPeriod }) =>
      near.has(billingPeriod) && (own.has(source) || own.has(sameAccount(billingAccount))),
  );
  if (asked.length === 0) return [];
  const by = ['InvoiceId', 'InvoiceIssuerName'].filter((column) => columns.includes(column));
  const { rows } = await lake.cost(
    parts.map((part, at) => ({ ...part, id: `${load}-${at}`, load })),
    { measure: 'billed', by, months: false, filter: {}, limit: readInvoices },
  );
  const coming = new Set(rows.flatMap(({ keys: [invoice, issuer] }) => (invoice ? [invoiceKey(invoice, issuer)] : [])));
  const periods = [...new Set(asked.map(({ billingPeriod }) => billingPeriod))];
  const shared = new Map<string, string>();
  for (const { source } of coming.size === 0 ? [] : await known.lines('bills', undefined, periods)) {
    if (source.kind !== 'rows') continue;
    const { InvoiceId: invoice, InvoiceIssuerName: issuer } = source.filter.equals;
    if (typeof invoice !== 'string' || (issuer !== null && typeof issuer !== 'string')) continue;
    if (!coming.has(invoiceKey(invoice, issuer))) continue;
    for (const part of source.filter.parts ?? []) shared.set(part, invoice);
  }
  return asked.flatMap((part): readonly Staying[] => {
    const invoice = shared.get(part.id);
    return invoice === undefined ? [] : [{ part, invoice }];
  });
}

function monthsAround({ billingPeriod }: StagedPart): readonly string[] {
  return [-1, 0, 1].map((apart) => addMonths(parseMonth(billingPeriod), apart).toString());
}

function invoiceKey(invoice: string, issuer: string | null | undefined): string {
  return `${invoice}\u0000${issuer ?? ''}`;
}

function namesOf(staying: readonly Staying[]): string {
  const names = staying.slice(0, namedParts).map(({ part, invoice }) => {
    const { source, billingAccount, billingPeriod, billed, currency } = part;
    const found = invoice === null ? '' : ` (invoice ${invoice})`;
    return `${source}, account ${billingAccount}, ${billingPeriod}: ${fineText(billed)} ${currency}${found}`;
  });
  const more = staying.length - names.length;
  return `${names.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** Its source where nothing but that differs; else each part is emptied by its own key. */
function remedyOf(stating: readonly StagedPart[], staying: readonly Staying[], live: readonly Part[]): string {
  const [first, ...others] = [...new Set(staying.map(({ part }) => part.source))];
  const [last] = staying;
  if (first === undefined || !last) return '';
  const renamed = new Set(stating.map((part) => keyOf({ ...part, source: first })));
  const liveKeys = new Set(live.map(keyOf));
  const onlySource =
    others.length === 0 &&
    new Set(stating.map(({ source }) => source)).size === 1 &&
    staying.every(({ part }) => renamed.has(keyOf(part))) &&
    !stating.some((part) => liveKeys.has(keyOf(part)));
  return onlySource ? `import it with --source "${first}"` : emptied(last.part);
}
