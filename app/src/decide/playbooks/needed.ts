import { caseAt, cashFlowPoints, postOption, valuesAt, type Case, type CaseOption } from '@capwise/domain/decide';
import { breakEvenOf } from '../break-even.ts';

/** What is looked for: the value of an assumption at which two options have paid the same after so many months. */
type Needed = {
  readonly assumption: string;
  readonly options: readonly [string, string];
  readonly months: number;
  /** Values between which it is looked for, in base units. */
  readonly between: readonly [number, number];
};

const halvings = 48;

/** The value at which break-even comes after just so many months, others at their base; null where none between the two does. */
export function neededValue(subject: Case, { assumption, options, months, between }: Needed): number | null {
  const isSoon = (value: number): boolean => {
    const at = caseAt(subject, valuesAt(subject.assumptions, new Map([[assumption, value]])));
    const found = breakEven(at, options);
    return found !== null && found <= months;
  };
  let [late, soon] = between;
  if (isSoon(late)) [late, soon] = [soon, late];
  if (isSoon(late) || !isSoon(soon)) return null;
  for (let step = 0; step < halvings; step += 1) {
    const middle = (late + soon) / 2;
    if (isSoon(middle)) soon = middle;
    else late = middle;
  }
  return soon;
}

function breakEven(subject: Case, [left, right]: Needed['options']): number | null {
  const flowing = (id: string) => {
    const option = optionOf(subject, id);
    return { option, flows: cashFlowPoints(postOption(subject, option, ''), subject) };
  };
  return breakEvenOf(subject, flowing(left), flowing(right)).months;
}

function optionOf({ options }: Case, id: string): CaseOption {
  const found = options.find((option) => option.id === id);
  if (!found) throw new RangeError(`the case has no option "${id}"`);
  return found;
}
