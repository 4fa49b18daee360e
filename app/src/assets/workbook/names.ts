/** Names of the inputs of an asset; formulas use them in place of addresses. Ids have no underscore, so no two names meet. */
export type AssetNames = Readonly<Record<'cost' | 'residual' | 'inService' | 'lifeMonths' | 'expectedUnits', string>>;

export function namesOf(id: string): AssetNames {
  const suffix = id.replaceAll('-', '_');
  return {
    cost: `cost_${suffix}`,
    residual: `residual_${suffix}`,
    inService: `in_service_${suffix}`,
    lifeMonths: `life_months_${suffix}`,
    expectedUnits: `expected_units_${suffix}`,
  };
}

/** Inputs of the whole workbook. */
export const sharedNames = { minorDigits: 'minor_digits', registerMonth: 'register_month' } as const;

const sheetNameLimit = 31;
const prefix = 'Schedule ';

/** The name of an asset's sheet; a long id is cut and numbered, which no id can look like. */
export function sheetNameOf(id: string, number: number): string {
  const whole = `${prefix}${id}`;
  if (whole.length <= sheetNameLimit) return whole;
  const mark = `~${number}`;
  return whole.slice(0, sheetNameLimit - mark.length) + mark;
}
