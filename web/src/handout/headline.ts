import { money, moneyText, parseMoney } from '@capwise/domain/money';
import { shortText } from '../format/amount.ts';
import type { Figures } from './integrity.ts';

type Pieces = Figures['headline'];
type Option = Figures['options'][number];

/** The recommended option at the values that the case has now, and what it does to EBITDA and to cash beside its rival. */
export function movedHeadline(evaluation: Figures, approved: Figures): Pieces {
  const { recommendation, years, currency } = evaluation;
  const find = (id: string | null): Option | undefined => evaluation.options.find((option) => option.id === id);
  const [chosen, rival] = [find(recommendation.verdict.option), find(recommendation.verdict.rival)];
  if (!chosen) return [{ text: 'No option is left.' }];
  const before = find(approved.recommendation.verdict.option);
  const flipped = before && before.id !== chosen.id ? ` It was ${before.name}.` : '';
  if (!rival) return [{ text: `${chosen.name}.${flipped}` }];
  const gap = (line: 'ebitda' | 'cash'): bigint => minorOf(chosen, line, currency) - minorOf(rival, line, currency);
  const short = (minor: bigint): string => shortText(moneyText(money(minor < 0n ? -minor : minor, currency)), currency);
  const [ebitda, cash] = [gap('ebitda') / BigInt(years), gap('cash')];
  return [
    { text: `${chosen.name}.${flipped} EBITDA is ` },
    ...(ebitda === 0n
      ? [{ text: `that of ${rival.name}` }]
      : [
          { text: `${ebitda > 0n ? 'better' : 'lower'} by ` },
          { text: `${short(ebitda)} a year`, measure: 'ebitda' as const },
          { text: ` than ${rival.name}` },
        ]),
    { text: '; ' },
    { text: 'cash', measure: 'cash' },
    {
      text: ` is ${cash === 0n ? 'the same' : `${short(cash)} ${cash < 0n ? 'behind' : 'ahead'}`} after ${years === 1 ? '1 year' : `${years} years`}.`,
    },
    ...costWords(evaluation),
  ];
}

/** What the choice gives up in value is said plainly. */
function costWords({ recommendation: { costs }, options, currency }: Figures): Pieces {
  const than = options.find(({ id }) => id === costs?.than);
  if (!costs || !than) return [];
  return [
    {
      text: ` It destroys value: it costs ${shortText(costs.value.toFixed(2), currency)} of NPV against ${than.name}.`,
    },
  ];
}

function minorOf({ lines }: Option, name: 'ebitda' | 'cash', currency: string): bigint {
  return parseMoney(lines.find(({ line }) => line === name)?.total.value ?? '0', currency).minor;
}
