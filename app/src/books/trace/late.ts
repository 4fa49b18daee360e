import { Refusal } from '@capwise/domain';
import { postingFilter, type PostingFilter, type Trace } from '@capwise/contract/operation';
import { accountOf, type Batch, type Posting } from '@capwise/domain/books';
import { money, moneyText, toFine, type Fine } from '@capwise/domain/money';
import { formula } from '../../figure/index.ts';
import { lateBills, type LoadOfRun } from '../reference/late-bills.ts';
import { decoded, encoded } from './encoded.ts';
import { keepsPosting } from './kept-postings.ts';
import type { Child, Opened, TraceContext } from './opened.ts';

type Late = LoadOfRun & { readonly filter: PostingFilter; readonly sign: 1 | -1 };

/** A trace of what the late rows of a load change in what a filter keeps of the bills of a run. */
export function lateTrace(content: Late): Trace {
  return encoded('late', content);
}

/** The value of it, exactly. Refuses NOT_FOUND for an id that says nothing. */
export async function lateValue(id: string, context: TraceContext): Promise<Fine> {
  const { sign, differences, currency } = await readLate(id, context);
  return toFine(
    money(
      differences.reduce((sum, { minor }) => sum + sign * minor, 0n),
      currency,
    ),
  );
}

/** Opens it into the postings that late rows add or change: they were folded in memory and never kept by themselves. */
export async function openLate(id: string, context: TraceContext): Promise<Opened> {
  const { sign, differences, currency, late } = await readLate(id, context);
  const { limit, offset } = context.page;
  const text = (minor: bigint): string => moneyText(money(sign * minor, currency));
  const total = text(differences.reduce((sum, { minor }) => sum + minor, 0n));
  return {
    title: 'Late rows',
    definition:
      `The bills of ${late.subject} as they stood before the load of ${late.moment.slice(0, 16).replace('T', ' ')} UTC, posted ` +
      'once more with those of its rows that no part before had: what that changes, posting by posting. The rest of what the ' +
      'load changed is the provider’s restatement.',
    total,
    sum: total,
    unit: currency,
    count: differences.length,
    children: differences.slice(offset, offset + limit).map(
      ({ posting, minor }): Child => ({
        label: `${posting.date} · ${accountOf(posting.account).name}`,
        detail: [posting.dimensions.service, posting.dimensions.vendor, posting.dimensions.commitment]
          .filter((part) => part !== undefined)
          .join(' · '),
        figure: { value: text(minor), unit: currency, trace: formula('Nothing below', []) },
        opens: null,
      }),
    ),
  };
}

type Difference = { readonly posting: Posting; readonly minor: bigint };

async function readLate(
  id: string,
  context: TraceContext,
): Promise<{
  readonly late: Late;
  readonly sign: bigint;
  readonly currency: string;
  readonly differences: readonly Difference[];
}> {
  const found = decoded(id);
  const late = found?.kind === 'late' ? lateOf(found.content) : null;
  if (!found || !late) {
    throw new Refusal('NOT_FOUND', 'these late rows cannot be read: open the figure again from its reference', {
      value: id,
    });
  }
  return {
    late,
    sign: found.sign * BigInt(late.sign),
    currency: late.filter.currency ?? context.currency,
    differences: differencesOf(await lateBills(late, context), late.filter),
  };
}

function lateOf(content: unknown): Late | null {
  const { subject, moment, filter, sign } = (content ?? {}) as Partial<Record<keyof Late, unknown>>;
  const read = postingFilter.safeParse(filter);
  if (typeof subject !== 'string' || typeof moment !== 'string' || !read.success) return null;
  return { subject, moment, filter: read.data, sign: sign === -1 ? -1 : 1 };
}

/** What late rows change of what a filter keeps, posting by posting, the largest first. */
export function differencesOf(
  { before, withLate }: Readonly<Record<'before' | 'withLate', readonly Batch[]>>,
  filter: PostingFilter,
): readonly Difference[] {
  const differences = new Map<string, Difference>();
  const count = (batches: readonly Batch[], sign: bigint): void => {
    for (const posting of batches.flatMap(({ postings }) => postings)) {
      if (!keepsPosting(filter, posting)) continue;
      const { minor } = filter.currency === undefined ? posting.amount : posting.transaction;
      const key = placeOf(posting);
      differences.set(key, { posting, minor: (differences.get(key)?.minor ?? 0n) + sign * minor });
    }
  };
  count(before, -1n);
  count(withLate, 1n);
  return [...differences.values()]
    .filter(({ minor }) => minor !== 0n)
    .toSorted((a, b) => (magnitude(b.minor) > magnitude(a.minor) ? 1 : -1));
}

function placeOf({ date, account, dimensions, measure, basis }: Posting): string {
  return JSON.stringify([`${date}`, account, measure, basis, Object.entries(dimensions).toSorted(byName)]);
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function magnitude(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}
