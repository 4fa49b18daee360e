import type { Case, CaseLine, CaseOption } from '@capwise/domain/decide';
import type { OptionFinding } from '../option-finding.ts';
import { carriedLines } from './carried-lines.ts';
import { isCost, isLabor } from './line-facts.ts';

const opportunityWords = /\b(opportunity|for(e)?gone|displaced|lost (roadmap|revenue|margin))\b/i;
const capitalWords = /\b(cost of capital|capital charge|cost of money|wacc|hurdle)\b/i;

/** Opportunity cost that counts more than once: twice as a memo, as a memo beside the team itself, or as a charge for capital (§5.10). */
export function opportunityFindings(subject: Case, option: CaseOption): readonly OptionFinding[] {
  const counted = option.lines
    .map((line, index) => ({ line, index }))
    .slice(carriedLines(subject, option))
    .filter(({ line }) => isCost(line) && line.leftOut === undefined);
  const charges = counted.filter(({ line }) => capitalWords.test(line.what));
  const memos = counted.filter(({ line }) => isOpportunity(line) && !charges.some((charge) => charge.line === line));
  return [
    ...charges.flatMap(({ line, index }) => capitalFinding(subject, line, index)),
    ...memos.flatMap(({ line, index }, place) => {
      const other = memos[place - 1] ?? counted.find(({ line: each }) => isLabor(each));
      return other ? [twice(line, index, other.line)] : [];
    }),
  ];
}

function isOpportunity({ what, treatment }: CaseLine): boolean {
  return treatment.kind === 'memo' && opportunityWords.test(what);
}

function capitalFinding({ discountRate }: Case, { what }: CaseLine, index: number): OptionFinding[] {
  if (discountRate === 0) return [];
  return [
    {
      code: 'COST_OF_CAPITAL_TWICE',
      index,
      message: `${what} charges for capital, and the rate of ${Number((discountRate * 100).toFixed(2))}% does so already: remove the line.`,
    },
  ];
}

function twice({ what }: CaseLine, index: number, other: CaseLine): OptionFinding {
  return {
    code: 'OPPORTUNITY_COST_TWICE',
    index,
    message: `${what} counts beside ${other.what}: charge either what the team costs (where more can be hired) or what it would have brought instead (where it cannot), never both. Remove one of the two lines.`,
  };
}
