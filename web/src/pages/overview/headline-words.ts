import { shortText } from '../../format/amount.ts';
import { longPeriodLabel } from '../../format/period.ts';
import type { Bridge } from './answers.ts';

/** The headline of a bridge. That of the books speaks of one month; of a longer period both totals are said. */
export function headlineWords({ bars, headline, measure, period, currency }: Bridge): Bridge['headline'] {
  if (period === null || currency === null || /^\d{4}-\d{2}$/.test(period)) return headline;
  const totalOf = (wanted: 'ebitda' | 'cash') =>
    shortText(bars.find(({ bar }) => bar === wanted)?.figure.value ?? null, currency);
  return [
    { text: `${longPeriodLabel(period)}: ${measure} ` },
    { text: totalOf('ebitda'), measure: 'ebitda' },
    { text: ', cash ' },
    { text: totalOf('cash'), measure: 'cash' },
    { text: '.' },
  ];
}
