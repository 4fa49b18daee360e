import type { Answer } from '@capwise/contract/registry';
import { paybackMonthsMax, type Case, type CaseOption } from '@capwise/domain/decide';
import type { OptionFinding } from '../option-finding.ts';

export type Comparison = Answer<'decide.evaluate'>['comparisons'][number];

/** What a saving does not do: pay back soon enough, or reach EBITDA. */
export function paybackFindings(
  { options }: Case,
  option: CaseOption,
  comparisons: readonly Comparison[],
): readonly OptionFinding[] {
  const found = comparisons.find(({ left, right }) => left === option.id && right === option.against);
  const index = option.lines.findIndex(({ saves }) => saves !== undefined);
  if (!found || index === -1) return [];
  const capitalized = option.lines.flatMap(({ saves, treatment, what }, line) =>
    saves !== undefined && treatment.kind === 'capitalize-labor'
      ? [
          {
            code: 'SAVING_NOT_IN_EBITDA',
            index: line,
            message: `${what} saves labor that is capitalized: it saves cash and later amortization, and EBITDA stays as it is.`,
          },
        ]
      : [],
  );
  return [...slowPayback(found, { option, index, quo: nameOf(options, option.against) }), ...capitalized];
}

type Saving = { readonly option: CaseOption; readonly index: number; readonly quo: string };

function slowPayback({ breakEven }: Comparison, { option, index, quo }: Saving): readonly OptionFinding[] {
  const { months } = breakEven;
  if (months !== null && months <= paybackMonthsMax) return [];
  const needs =
    months === null
      ? ''
      : ` Its savings would have to be ${times(months / paybackMonthsMax)} as large, or its cost as much smaller.`;
  return [
    {
      code: 'PAYBACK_LONG',
      index,
      message: `${option.name} ${months === null ? `never pays back against ${quo}` : `pays back against ${quo} after ${Number(months.toFixed(1))} months of saving`}: beyond ${paybackMonthsMax} months it is rejected on cost alone.${needs} Something else would have to be true: added functionality, less risk, or growth that needs it.`,
    },
  ];
}

function times(factor: number): string {
  return `${Number(factor.toFixed(2))} times`;
}

function nameOf(options: Case['options'], id: string | null): string {
  return options.find((option) => option.id === id)?.name ?? 'the status quo';
}
