import { ratio, spreadAmount, type Money } from '../money/index.ts';
import { compareMonths, monthOf, monthRange, type Month } from '../time/index.ts';
import type { BillCharge } from './charge.ts';

/** What becomes expense in a month, in minor units, of an amount that is spread. */
export type TermPart = { readonly month: Month; readonly minor: bigint };

export type Term = NonNullable<BillCharge['term']>;

/** The months that a term touches, its last one included; the month of its start where it has no day. */
export function monthsOfTerm({ start, end }: Term): readonly Month[] {
  const months = monthRange(monthOf(start), monthOf(end.subtract({ days: 1 })));
  return months.length > 0 ? months : [monthOf(start)];
}

export function lastMonthOfTerm(term: Term): Month {
  return monthsOfTerm(term).at(-1) ?? monthOf(term.start);
}

/** Equal shares of an amount over the months that a term touches, to the cent. */
export function overMonths(amount: Money, months: readonly Month[]): readonly TermPart[] {
  const share = ratio(1, months.length);
  const parts = spreadAmount(
    amount,
    months.map(() => share),
    'half-even',
  );
  return months.map((month, index) => ({ month, minor: parts[index]?.minor ?? 0n }));
}

/** Something bought that becomes expense over its term: the parts that are left of it, oldest month first. */
type OverTerm = { readonly key: string; readonly parts: readonly TermPart[] };

/** All that was bought over a term in one run of bills, oldest first: what comes back of it finds its balance here. */
export type OverTerms = readonly OverTerm[];

/** What purchases and taxes over a term are known by: their commitment, else what the rows say of them. */
export function overTermKey(charge: BillCharge): string {
  const kind = charge.category === 'Tax' ? 'Tax' : 'Purchase';
  return charge.commitment === null
    ? JSON.stringify([kind, charge.issuer, charge.service])
    : JSON.stringify([kind, charge.commitment.toLowerCase()]);
}

/** Takes an amount that comes back in a month from what is left from that month on, as evenly as it is left. */
export function takeBack(
  terms: OverTerms,
  key: string,
  back: { readonly month: Month; readonly minor: bigint },
): { readonly parts: readonly TermPart[]; readonly left: OverTerms } {
  const parts: TermPart[] = [];
  let wanted = back.minor;
  const left = terms.map((entry) => {
    if (entry.key !== key || wanted <= 0n) return entry;
    const open = entry.parts.filter(({ month }) => compareMonths(month, back.month) >= 0);
    const balance = open.reduce((sum, { minor }) => sum + minor, 0n);
    const taken = sharesOf(open, wanted < balance ? wanted : balance);
    wanted -= taken.reduce((sum, { minor }) => sum + minor, 0n);
    parts.push(...taken);
    const byMonth = new Map(taken.map(({ month, minor }) => [month.toString(), minor]));
    return {
      ...entry,
      parts: entry.parts.map(({ month, minor }) => ({ month, minor: minor - (byMonth.get(month.toString()) ?? 0n) })),
    };
  });
  return { parts, left };
}

/** Shares of an amount in proportion to parts: none takes more than its part has. */
function sharesOf(parts: readonly TermPart[], amount: bigint): readonly TermPart[] {
  const whole = parts.reduce((sum, { minor }) => sum + minor, 0n);
  let running = 0n;
  let before = 0n;
  return parts.flatMap(({ month, minor }) => {
    running += minor;
    const reached = whole === 0n ? 0n : (amount * running) / whole;
    const share = { month, minor: reached - before };
    before = reached;
    return share.minor === 0n ? [] : [share];
  });
}

/** Parts of one amount, those of a month joined, oldest first. */
export function joinParts(parts: readonly TermPart[]): readonly TermPart[] {
  return [...Map.groupBy(parts, ({ month }) => month.toString()).values()]
    .flatMap((members): readonly TermPart[] => {
      const [first] = members;
      return first ? [{ month: first.month, minor: members.reduce((sum, { minor }) => sum + minor, 0n) }] : [];
    })
    .toSorted((left, right) => compareMonths(left.month, right.month));
}
