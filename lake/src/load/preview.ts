import type { InputColumn } from './columns.ts';

/** A value of a 1.0-preview file in the words of later versions, as SQL; null where nothing changed. */
export function laterValue({ name, index }: InputColumn, columns: readonly InputColumn[]): string | null {
  const subcategory = columns.find((column) => column.name === 'ChargeSubcategory');
  if (name === 'PricingCategory') {
    return `case c${index} when 'On-Demand' then 'Standard' when 'Commitment-Based' then 'Committed' else c${index} end`;
  }
  if (name !== 'ChargeCategory' || !subcategory) return null;
  return `case when d${index} = 'Adjustment' and c${subcategory.index} = 'Credit' then 'Credit' else d${index} end`;
}

/** CommitmentDiscountStatus from the ChargeSubcategory of a 1.0-preview file, as SQL; null where the file has it or none. */
export function statusOfSubcategory(columns: readonly InputColumn[]): string | null {
  const subcategory = columns.find(({ name }) => name === 'ChargeSubcategory');
  if (!subcategory || columns.some(({ name }) => name === 'CommitmentDiscountStatus')) return null;
  return `case c${subcategory.index} when 'Used Commitment' then 'Used' when 'Unused Commitment' then 'Unused' end`;
}
