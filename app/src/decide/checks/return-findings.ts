import type { EvaluatedOption } from '../option.ts';
import type { OptionFinding } from '../option-finding.ts';

/** Flows that change direction more than once, so that several rates of return fit and none tells what they earn (§2.1). */
export function returnFindings({ answer, option }: EvaluatedOption): readonly OptionFinding[] {
  if (answer.irr.status !== 'MULTIPLE_ROOTS') return [];
  const rates = answer.irr.roots.map((root) => `${Number((root * 100).toFixed(2))}%`).join(' and ');
  return [
    {
      code: 'IRR_MULTIPLE',
      index: null,
      message: `${option.name} has no one rate of return: ${rates} a year all fit, as its flows change direction more than once. Judge it by its present value.`,
    },
  ];
}
