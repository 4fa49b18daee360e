import { money, moneyText } from '@capwise/domain/money';
import { formula } from '../../figure/index.ts';
import type { PostingRecord } from '../../ports/index.ts';
import type { Child, Opened } from './opened.ts';

/** True for a posting whose transaction is in another currency than the books. */
export function isConverted({ amount, transaction }: PostingRecord): boolean {
  return amount.currency !== transaction.currency;
}

/**
 * Opens a posting of another currency into its transaction, which is in a unit of its own; what a change of rates does to a
 * balance has none. `turn` is −1 where the figure counts credits as +.
 */
export function openConverted(
  posting: PostingRecord,
  turn: bigint,
  words: { readonly title: string; readonly definition: string },
): Opened {
  const { amount, transaction } = posting;
  const total = moneyText(money(turn * amount.minor, amount.currency));
  const own = transaction.minor === 0n ? exchangePart(posting, total) : transactionPart(posting, turn);
  return {
    title: words.title,
    definition: `${words.definition} ${meaningOf(posting)}`,
    total,
    sum: total,
    unit: amount.currency,
    count: 1,
    children: [own],
  };
}

function meaningOf({ amount, transaction }: PostingRecord): string {
  if (transaction.minor === 0n) return `Nothing moved in ${transaction.currency}: the rate changed.`;
  return (
    `${moneyText(amount)} ${amount.currency} is ${moneyText(transaction)} ${transaction.currency} converted: what is owed and ` +
    'paid at the rate of its day, what was bought for later at the average rate of its purchases, expense at what balances its entry.'
  );
}

function transactionPart({ id, transaction }: PostingRecord, turn: bigint): Child {
  return {
    label: `In ${transaction.currency}, as the bill says`,
    detail: null,
    figure: {
      value: moneyText(money(turn * transaction.minor, transaction.currency)),
      unit: transaction.currency,
      trace: { kind: 'item', id: `transaction:${id}:${turn < 0n ? '-' : '+'}` },
    },
    opens: 'its source line',
  };
}

function exchangePart({ amount }: PostingRecord, value: string): Child {
  return {
    label: 'What the change of rates does to the balance',
    detail: null,
    figure: { value, unit: amount.currency, trace: formula('Nothing below', []) },
    opens: null,
  };
}
