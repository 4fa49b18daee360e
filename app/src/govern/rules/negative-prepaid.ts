import { accountCodes } from '@capwise/domain/books';
import { minorFigure, postingsTrace } from '../../figure/index.ts';
import type { DimensionSum } from '../../ports/index.ts';
import { nothing, unknown, type Raised, type Rule, type RuleReads } from '../rule.ts';

const accounts = [accountCodes.prepaidCommitments];
const unidentified = 'unidentified';

/** A commitment of which more was used than was bought in what is loaded: its purchase or its opening balance is missing. */
export const negativePrepaid: Rule = async ({ books, currency }) => {
  const sums = await books.sumsBy({ scenario: 'actual', accounts }, ['commitment', 'vendor']);
  const groups = Map.groupBy(sums, ({ values: { commitment = null, vendor = null } }) =>
    JSON.stringify([commitment, (commitment ?? unidentified) === unidentified ? vendor : null]),
  );
  return [...groups.values()].flatMap((members) => raisedOf(members, currency));
};

function raisedOf(members: readonly DimensionSum[], currency: RuleReads['currency']): readonly Raised[] {
  const used = -members.reduce((sum, { minor }) => sum + minor, 0n);
  const [first] = members;
  if (used <= 0n || !first) return [];
  const { commitment = null, vendor = null } = first.values;
  const named = (commitment ?? unidentified) !== unidentified;
  const dimensions = { commitment, ...(!named && { vendor }) };
  const figure = minorFigure(used, currency, postingsTrace({ accounts, dimensions }, -1));
  return [
    {
      subject: named ? `${commitment}` : `${unidentified} ${vendor ?? ''}`,
      title: named
        ? `Commitment ${shortName(commitment ?? '')} is used beyond what was bought`
        : 'Prepaid use without its purchase',
      reason: `${vendor ?? 'vendor not named'}${named ? `, ${commitment}` : ''}: give its opening balance, or load the bill of its purchase`,
      amount: figure,
      // Its use is expensed already; when its purchase was paid nobody has said.
      ebitda: nothing(figure),
      cash: unknown(figure),
      verb: 'See cause',
      link: '/books?view=roll-forward',
    },
  ];
}

/** What a provider's id of a commitment ends in: the rest says where it is. */
function shortName(commitment: string): string {
  return commitment.split(/[/:]/).at(-1) || commitment;
}
