import type { Trace } from '@capwise/contract/operation';
import { accountOf } from '@capwise/domain/books';
import { money, moneyText } from '@capwise/domain/money';
import type { PostingRecord } from '../../ports/index.ts';
import { filterOf, isOfCase } from './filter.ts';
import { openCasePostings } from './case.ts';
import type { Child, Opened, TraceContext } from './opened.ts';

type PostingsTrace = Extract<Trace, { kind: 'postings' }>;

/** Opens a figure of the books into its postings, largest first. The total is summed by account and month, the parts one by one. */
export async function openPostings(trace: PostingsTrace, context: TraceContext): Promise<Opened> {
  const filter = filterOf(trace.filter);
  if (isOfCase(filter)) return openCasePostings(trace, context);
  const { company, page } = context;
  const currency = filter.currency ?? context.currency;
  const asOf = trace.asOf ?? context.asOf;
  const [sums, found] = await Promise.all([company.sumsBy(filter, [], asOf), company.postings(filter, page, asOf)]);
  const sign = BigInt(trace.sign);
  const text = (minor: bigint): string => moneyText(money(sign * minor, currency));
  return {
    title: titleOf(filter),
    definition: `Postings of the ${filter.scenario === 'budget' ? 'plan of record' : 'books'}${spanWords(filter)}${trace.sign === -1 ? '; credits count as +' : '; debits count as +'}. Each is one side of a balanced entry.`,
    total: text(sums.reduce((sum, { minor }) => sum + minor, 0n)),
    sum: text(found.minor),
    unit: currency,
    count: found.count,
    children: found.postings.map((posting) => postingChild(posting, sign, filter.currency)),
  };
}

/** A posting as a part, in the reporting currency or, where that is asked for, in the currency of its transaction. */
function postingChild(posting: PostingRecord, sign: bigint, transaction: string | undefined): Child {
  const amount = transaction === undefined ? posting.amount : posting.transaction;
  const kind = transaction === undefined ? 'posting' : 'transaction';
  const { vendor, commitment } = posting.dimensions;
  const account = accountOf(posting.account).name;
  return {
    label: `${posting.date} · ${posting.what}`,
    detail: [account, vendor, commitment].filter((part) => part !== undefined && part !== '').join(' · '),
    figure: {
      value: moneyText(money(sign * amount.minor, amount.currency)),
      unit: amount.currency,
      trace: { kind: 'item', id: `${kind}:${posting.id}:${sign < 0n ? '-' : '+'}` },
    },
    opens: 'its source line',
  };
}

function titleOf(filter: PostingsTrace['filter']): string {
  const names = [
    ...(filter.accounts?.map((code) => accountOf(code).name) ?? []),
    ...(filter.rows ?? []).map(words),
    ...(filter.bars ?? []).map(words),
    ...Object.values(filter.dimensions ?? {}).filter((value) => value !== null),
  ];
  return names.length > 0 && names.length <= 3 ? names.join(', ') : 'Postings';
}

function words(name: string): string {
  return name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
}

function spanWords({ from, to }: PostingsTrace['filter']): string {
  if (from !== undefined && from === to) return ` in ${from}`;
  if (from !== undefined && to !== undefined) return ` from ${from} to ${to}`;
  if (to !== undefined) return ` through ${to}`;
  return from === undefined ? '' : ` since ${from}`;
}
