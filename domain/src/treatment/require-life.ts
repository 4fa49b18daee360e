import { Refusal } from '../refusal/index.ts';

/** Refuses LIFE_NOT_POSITIVE for a number of months that is not whole and above 0. */
export function requireLife(what: string, months: number): void {
  if (Number.isInteger(months) && months > 0) return;
  throw new Refusal(
    'LIFE_NOT_POSITIVE',
    `a ${what} of ${months} months has no schedule: give a whole number of months above 0`,
    { value: months },
  );
}
