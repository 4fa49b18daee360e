import type { CostMeasure } from '@capwise/contract';

export type Measure = CostMeasure;

/** The measures of a bill by name: there is none that is just "cost". */
export const measures: readonly { readonly value: Measure; readonly label: string; readonly meaning: string }[] = [
  { value: 'billed', label: 'Billed', meaning: 'what the invoice says' },
  { value: 'effective', label: 'Effective', meaning: 'amortized: what was used, at what was paid for it' },
  { value: 'contracted', label: 'Contracted', meaning: 'at negotiated prices, before commitments' },
  { value: 'list', label: 'List', meaning: 'at public prices, before any discount' },
];

/** `Effective cost`. */
export function measureName(measure: Measure): string {
  return `${measures.find(({ value }) => value === measure)?.label ?? measure} cost`;
}
