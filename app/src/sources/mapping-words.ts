import type { TableColumn } from './tables/table.ts';

/** What columns are called elsewhere, whatever the kind of table: by our name. */
const shared: Readonly<Record<string, readonly string[]>> = {
  currency: ['ccy', 'curr', 'currency code', 'iso currency', 'from currency', 'transaction currency', 'base currency'],
  amount: [
    'total',
    'sum',
    'value',
    'gross amount',
    'net amount',
    'amount paid',
    'paid amount',
    'payment amount',
    'cost',
  ],
  vendor: ['supplier', 'payee', 'vendor name', 'supplier name', 'creditor', 'paid to', 'provider'],
  date: [
    'day',
    'payment date',
    'paid on',
    'paid date',
    'posting date',
    'value date',
    'booking date',
    'settlement date',
  ],
  day: ['date', 'rate date', 'value date', 'as of', 'effective date'],
  month: ['period', 'accounting period', 'fiscal period', 'posting period', 'month end', 'date', 'as of'],
  period: ['month', 'pay period', 'payroll period', 'service month', 'pay month'],
  rate: ['exchange rate', 'fx rate', 'fx', 'conversion rate', 'spot rate', 'closing rate'],
  to: ['to currency', 'quote currency', 'target currency', 'book currency', 'functional currency'],
  account: ['account number', 'account code', 'account no', 'gl account', 'gl code', 'ledger account', 'main account'],
  name: ['account name', 'description', 'title', 'label', 'account description'],
  cost_center: ['department', 'dept', 'cost center code', 'kostenstelle'],
  entity: ['company', 'legal entity', 'company code', 'subsidiary', 'business unit'],
  function: ['functional area', 'function of cost', 'expense function'],
  start: ['start date', 'from', 'valid from', 'begin', 'commencement date', 'contract start', 'effective date'],
  end: ['end date', 'to', 'valid to', 'until', 'expiry date', 'expiration date', 'contract end'],
  from: ['start', 'valid from', 'from month'],
  balance: ['closing balance', 'ending balance', 'net balance', 'saldo', 'ytd balance', 'balance ytd'],
  debit: ['debits', 'dr', 'debit balance', 'debit amount'],
  credit: ['credits', 'cr', 'credit balance', 'credit amount'],
  unit: ['uom', 'unit of measure', 'measured in'],
  value: ['count', 'quantity', 'amount', 'number', 'actual'],
  product: ['product name', 'offering'],
  what: ['description', 'subject', 'purpose', 'item', 'service'],
  owner: ['responsible', 'owned by', 'contact'],
  parent: ['belongs to', 'parent name', 'part of'],
};

/** A header without case, marks and what stands in brackets: its words, apart. */
export function wordsOf(header: string): string {
  return header
    .replaceAll(/[([][^)\]]*[)\]]/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/cent(?:er|re)\b/g, 'center')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Other names of a column: its own, and those that every kind shares. */
export function otherNames({ name, alsoCalled = [] }: TableColumn): readonly string[] {
  return [...alsoCalled, ...(shared[name] ?? [])];
}
