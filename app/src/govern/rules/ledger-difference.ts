import { accountCodes, accountOf } from '@capwise/domain/books';
import { settingsOf } from '../../company/index.ts';
import { causeWords } from '../../sources/ledger/cause-words.ts';
import { groupFigures } from '../../sources/ledger/tie-figures.ts';
import { countedGroups, tieOutOf, type LedgerTie, type TiedGroup } from '../../sources/ledger/tie-out.ts';
import { isZeroFigure, magnitude, nothing, opposite, type Raised, type Rule } from '../rule.ts';

/** Accounts that differ from the last trial balance, by account. Rounding of some minor units is none. */
export const ledgerDifference: Rule = async ({ books, currency }) => {
  const { fiscalStart } = await settingsOf(books);
  const tie = await tieOutOf(books, { currency, fiscalStart });
  if (!tie) return [];
  return countedGroups(tie)
    .filter(({ cause }) => cause.kind !== 'tied' && cause.kind !== 'rounding')
    .flatMap((group) => raisedOf(group, tie, currency));
};

function raisedOf(group: TiedGroup, tie: LedgerTie, currency: string): readonly Raised[] {
  const { difference } = groupFigures(group, tie, currency).at(tie.month);
  if (difference === null || isZeroFigure(difference)) return [];
  const { accounts, owner, cause } = group;
  const names = accounts.map((code) => `${code} ${accountOf(code).name}`);
  const inEbitda = accounts.every((code) => accountOf(code).bar === 'ebitda');
  return [
    {
      subject: accounts.join(),
      title: `${names.join(', ')} differs from the ledger`,
      reason: `${tie.month}: ${causeWords(cause, owner)}`,
      amount: magnitude(difference),
      // Ours is debit +: by what the ledger has more of a cost, EBITDA would be lower.
      ebitda: inEbitda ? difference : nothing(difference),
      cash: accounts.includes(accountCodes.cash) ? opposite(difference) : nothing(difference),
      verb: 'Open rows',
      link: '/sources?ledger=1',
    },
  ];
}
