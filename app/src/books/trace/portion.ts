import type { Trace } from '@capwise/contract/operation';
import type { Fine } from '@capwise/domain/money';
import { formula } from '../../figure/index.ts';
import { counted, type Child, type Opened, type TraceContext } from './opened.ts';
import { portionOf, readPortion } from './portion-content.ts';
import { valueOf } from './value.ts';
import { wireText } from './wire-text.ts';

/** Opens a part of a balance: the whole, less what is used up after it. Refuses NOT_FOUND for an id that says nothing. */
export async function openPortion(id: string, context: TraceContext): Promise<Opened> {
  const { content, sign } = readPortion(id);
  const { currency } = context;
  const balance = await valueOf(content.whole, context);
  const [whole, value] = [sign * balance, sign * portionOf(content, balance, currency)];
  const part = (label: string, amount: Fine, trace: Trace, opens: string | null): Child => ({
    label,
    detail: null,
    figure: { value: wireText(amount), unit: currency, trace },
    opens,
  });
  return {
    title: content.name,
    definition: `${content.name}: ${content.months} of ${counted(content.of, 'month')} that are left of its stated term, used evenly.`,
    total: wireText(value),
    sum: wireText(value),
    unit: currency,
    count: 2,
    children: [
      part('Balance', whole, content.whole, sign === 1n ? 'postings' : null),
      part('Used up later', value - whole, formula('Nothing below', []), null),
    ],
  };
}
