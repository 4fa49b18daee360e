import type { CompanyStore } from '@capwise/app/ports';
import type { Batch } from '@capwise/domain/books';
import { defaultBillPolicy, postBills, type BillCharge } from '@capwise/domain/cloud';
import { parseFine } from '@capwise/domain/money';
import { addMonths, parseMonth, type Month } from '@capwise/domain/time';

/** Books of so many billing accounts, each with a bill a month that charges so many services. */
export type LedgerShape = {
  readonly accounts: number;
  readonly months: number;
  readonly services: number;
  /** Each so-manieth bill comes a second time with other amounts, and supersedes the first. */
  readonly restatedEach?: number;
};

const firstMonth = parseMonth('2024-01');
const command = { operation: 'sources.import', inputHash: 'bench', actor: 'bench' };

/**
 * Posts bills to an empty company as an import does: by the rules of the domain and through the store's own writes, with
 * purchases of commitments, their use, and charges that are billed a month late. The same shape gives the same books.
 */
export async function writeLedger(company: CompanyStore, shape: LedgerShape): Promise<void> {
  await company.write(command, (books) => books.putSetting('currency', 'USD'), true);
  for (let account = 0; account < shape.accounts; account += 1) {
    const bills = billsOf(account, shape, 0);
    const restated = billsOf(account, shape, 1).filter((_, index) => isRestated(account + index, shape));
    await company.write(command, (books) => recordAll([...bills, ...restated], books), true);
  }
}

type Books = Parameters<Parameters<CompanyStore['write']>[1]>[0];

async function recordAll(batches: readonly Batch[], books: Books): Promise<number> {
  for (const batch of batches) await books.record(batch);
  return batches.length;
}

function isRestated(number: number, { restatedEach }: LedgerShape): boolean {
  return restatedEach !== undefined && number % restatedEach === 0;
}

function billsOf(account: number, { months, services }: LedgerShape, version: number): readonly Batch[] {
  const run = { source: 'Acme', billingAccount: `account-${account}`, currency: 'USD' };
  const charges: BillCharge[] = [];
  for (let month = 0; month < months; month += 1) {
    for (let service = 0; service < services; service += 1) {
      charges.push(...chargesOf({ account, month, service, version }));
    }
  }
  return postBills(charges, run, defaultBillPolicy);
}

type Place = { readonly account: number; readonly month: number; readonly service: number; readonly version: number };

function chargesOf({ account, month, service, version }: Place): readonly BillCharge[] {
  const billingMonth = addMonths(firstMonth, month);
  const cost = parseFine(`${1 + ((account * 7919 + month * 104_729 + service * 31 + version * 17) % 99_991)}.0137`);
  const usage = charge(billingMonth, { account, month, service, version });
  const commitment = `commitment-${account}-${service}`;
  return [
    { ...usage, billed: cost, effective: cost },
    ...(service % 4 === 0 ? [{ ...usage, commitment, billed: 0n, effective: cost / 3n }] : []),
    ...(service % 10 === 1
      ? [{ ...usage, chargeMonth: addMonths(billingMonth, -1), billed: cost / 7n, effective: cost / 7n }]
      : []),
    ...(service % 4 === 0 && month % 12 === 0
      ? [{ ...usage, category: 'Purchase', commitment, billed: cost * 4n, effective: 0n }]
      : []),
  ];
}

function charge(billingMonth: Month, { account, month, service, version }: Place): BillCharge {
  return {
    part: `load-${account}-${month}-${version}`,
    billingMonth,
    invoice: `invoice-${account}-${month}`,
    issuer: 'Acme Cloud',
    service: `Service ${service}`,
    category: 'Usage',
    commitment: null,
    chargeMonth: billingMonth,
    term: null,
    rows: 1 + (service % 97),
    billed: 0n,
    effective: 0n,
  };
}
