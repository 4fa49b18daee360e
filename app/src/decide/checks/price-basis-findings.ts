import { monthsOfRecurrence, type Case, type CaseLine, type CaseOption } from '@capwise/domain/decide';
import type { OptionFinding } from '../option-finding.ts';
import { carriedLines } from './carried-lines.ts';
import type { CaseFinding, Checked } from './checked.ts';
import { isCost, isDearer, isFollowedBy } from './line-facts.ts';

const flatMonthsMin = 24;
const riseWords = /\b(inflation|uplifts?|growth|grows?|rises?|increases?|escalat\w*|indexation)\b/i;

/** Under a nominal rate, costs that never rise beside something that does (decision cases, §2.1): a mix of nominal and real. */
export function nominalPriceFindings(subject: Case, option: CaseOption): readonly OptionFinding[] {
  const { years, discountRate, prices = 'nominal' } = subject;
  const { lines } = option;
  const rising = prices === 'real' ? null : risingIn(subject);
  const carried = carriedLines(subject, option);
  const flat = lines.flatMap((line, index) =>
    index >= carried && isFlat(line, lines, years) ? [{ line, index }] : [],
  );
  const [first] = flat;
  if (!rising || !first) return [];
  const percent = Number((discountRate * 100).toFixed(2));
  const real = Number((((1 + discountRate) / 1.03 - 1) * 100).toFixed(2));
  const others = flat.length === 1 ? '' : `, as ${flat.length - 1} more of the option`;
  return [
    {
      code: 'NOMINAL_REAL_MIX',
      index: first.index,
      message: `${first.line.what} costs the same in every year${others}, while ${rising.what} rises and the rate of ${percent}% is nominal: give it the rise of its prices, or write "prices: real" with a real rate (at 3% inflation ${real}%).`,
    },
  ];
}

/** Under a real rate, something that rises: with inflation it would count what the real rate leaves out. */
export function realPriceFindings({ read }: Checked): readonly CaseFinding[] {
  const { subject, assumptionPlaces, places } = read;
  const rising = subject.prices === 'real' ? risingIn(subject) : null;
  if (!rising) return [];
  return [
    {
      code: 'NOMINAL_REAL_MIX',
      message: `Prices are real, and ${rising.what} rises: where it rises with inflation it counts inflation that the real rate leaves out. Take inflation out of it, or write "prices: nominal" with a nominal rate.`,
      place:
        rising.assumption === null
          ? places.get(rising.option)?.[rising.index]
          : assumptionPlaces.get(rising.assumption),
    },
  ];
}

type Rising = { readonly what: string } & (
  | { readonly assumption: string }
  | { readonly assumption: null; readonly option: string; readonly index: number }
);

/** Something of the case that rises: an assumption that is called so, or a line that a dearer one follows. */
function risingIn({ assumptions, options }: Case): Rising | null {
  const named = assumptions.find(({ name, base }) => riseWords.test(name) && base > 0);
  if (named) return { what: `"${named.name}"`, assumption: named.name };
  for (const { id, lines } of options) {
    const index = lines.findIndex((line) => lines.some((before) => isDearer(before, line)));
    if (index !== -1) return { what: lines[index]?.what ?? id, assumption: null, option: id, index };
  }
  return null;
}

function isFlat(line: CaseLine, lines: readonly CaseLine[], years: number): boolean {
  const { every, startsAt, endsAt = years * 12, leftOut, formulas, treatment } = line;
  if (!isCost(line) || every === 'once' || leftOut !== undefined || formulas?.amount !== undefined) return false;
  if (treatment.kind === 'lease') return false;
  const isPart = lines.some((other) => isFollowedBy(line, other) || isFollowedBy(other, line));
  return !isPart && endsAt - startsAt >= Math.max(flatMonthsMin, monthsOfRecurrence[every]);
}
