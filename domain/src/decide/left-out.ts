import { accountCodes } from '../books/account.ts';
import type { Posting } from '../books/posting.ts';
import type { CaseLine } from './case.ts';

/** Cost that leaves something behind, which the option still uses up, or may have to write off. */
const leavesBehind: readonly CaseLine['treatment']['kind'][] = ['capitalize', 'capitalize-labor', 'prepay', 'hosting'];

/**
 * What a line that is left out of the decision posts. An allocation posts nothing: chargeback changes no figure of the company
 * (accounting contract, §3). What was spent already posts no cash, but what it left behind stands as an opening balance: it is
 * used up, impaired or sold as any other (decision cases, §5.11).
 */
export function leftOutPostings({ leftOut, treatment }: CaseLine, postings: readonly Posting[]): readonly Posting[] {
  if (leftOut === 'allocated' || !leavesBehind.includes(treatment.kind)) return [];
  return postings.map((posting) => {
    const isReceived = posting.account === accountCodes.cash && posting.amount.minor > 0n;
    if (isReceived || posting.account === accountCodes.disposalReceivables) return posting;
    const { section: _, ...rest } = posting;
    return {
      ...rest,
      nonCash: true,
      ...(posting.account === accountCodes.cash && { account: accountCodes.openingEquity }),
    };
  });
}
