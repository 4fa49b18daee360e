import type { Answer } from '@capwise/contract/registry';
import { bridgeBars, bridgeOf, type BridgeBar, type PostingSum } from '@capwise/domain/books';
import { barLabels } from '../books/labels.ts';
import { minorFigure, postingsTrace } from '../figure/index.ts';
import type { Scope } from './case-rows.ts';

type Bridge = Answer<'decide.evaluate'>['options'][number]['bridge'];

/** From EBITDA to the change in cash in the months of a case, without the bars in which nothing is. */
export function optionBridge(sums: readonly PostingSum[], scope: Scope, currency: string): Bridge {
  const { bars, cash } = bridgeOf(sums.filter(({ month }) => month >= scope.from && month <= scope.to));
  const value = (bar: BridgeBar): bigint => (bar === 'cash' ? cash : bars[bar]);
  return bridgeBars
    .filter((bar) => bar === 'ebitda' || bar === 'cash' || value(bar) !== 0n)
    .map((bar) => ({
      bar,
      label: bar === 'ebitda' ? 'EBITDA' : barLabels[bar],
      figure: minorFigure(value(bar), currency, postingsTrace({ ...scope, bars: [bar] }, bar === 'cash' ? 1 : -1)),
    }));
}
