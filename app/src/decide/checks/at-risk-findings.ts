import { paybackMonthsMax, runningTotal } from '@capwise/domain/decide';
import { parseMoney } from '@capwise/domain/money';
import { shortMoney } from '../../figure/index.ts';
import type { EvaluatedOption } from '../option.ts';
import type { OptionFinding } from '../option-finding.ts';
import type { Checked } from './checked.ts';

/**
 * What is worth more than going on as today, or than its rival where no status quo was named, and pays back too late. Savings
 * and releases have findings of their own.
 */
export function atRiskFindings(checked: Checked, evaluated: EvaluatedOption): readonly OptionFinding[] {
  const { option } = evaluated;
  const against = comparedWith(checked, evaluated);
  if (!against || checked.releases || option.lines.some(({ saves }) => saves !== undefined)) return [];
  const { currency } = checked.read.subject;
  const ids = [option.id, against.option.id];
  const comparison = checked.comparisons.find(({ left, right }) => ids.includes(left) && ids.includes(right));
  const worth = ({ answer }: EvaluatedOption): bigint => parseMoney(answer.npv.value ?? '0', currency).minor;
  const gained = worth(evaluated) - worth(against);
  if (!comparison || gained <= 0n || !isBehind(evaluated, against)) return [];
  const { months } = comparison.breakEven;
  if (months !== null && months <= paybackMonthsMax) return [];
  const paysBack = months === null ? 'does not pay back' : `pays back after ${Number(months.toFixed(1))} months`;
  return [
    {
      code: 'PAYBACK_AT_RISK',
      index: null,
      message: `${option.name} is worth ${shortMoney(gained, currency)} more than ${against.option.name} and ${paysBack}: beyond ${paybackMonthsMax} months it is at risk of being cut. Write its parts under "releases:" to see the order that shortens it.`,
    },
  ];
}

/** Whether it has less cash than the other at any time: else there is nothing to pay back. */
function isBehind({ flows }: EvaluatedOption, other: EvaluatedOption): boolean {
  const gaps = flows.map((flow, point) => flow - (other.flows[point] ?? 0n));
  return runningTotal(gaps).some((gap) => gap < 0n);
}

function comparedWith(
  { options, read, recommendation: { verdict } }: Checked,
  { option }: EvaluatedOption,
): EvaluatedOption | undefined {
  const { statusQuo } = read.subject.decision;
  const other = statusQuo ?? (option.id === verdict.option ? verdict.rival : null);
  return other === option.id ? undefined : options.find((one) => one.option.id === other);
}
