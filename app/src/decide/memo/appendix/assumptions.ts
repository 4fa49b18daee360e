import { valueText } from '@capwise/domain/decide';
import type { Block, Section } from '../document.ts';
import type { Evaluation, MemoFacts } from '../facts.ts';

type Assumption = Evaluation['assumptions'][number];

/** What the case rests on: value, range, source, owner, date. */
export function assumptionsSection({ evaluation }: MemoFacts): Section {
  const { assumptions, currency } = evaluation;
  const title = 'Assumptions register';
  if (assumptions.length === 0) {
    return {
      title,
      blocks: [{ kind: 'paragraph', text: 'The case names no assumption: its amounts stand in its lines.' }],
    };
  }
  const register: Block = {
    kind: 'table',
    caption: 'Ranges are P5 to P95; what the case does not say is unknown',
    columns: [
      { label: 'Assumption' },
      { label: 'Value', isNumber: true },
      { label: 'Range', isNumber: true },
      { label: 'As written' },
      { label: 'Source' },
      { label: 'Owner' },
      { label: 'Date' },
    ],
    rows: assumptions.map((one) => ({
      cells: [
        one.name,
        { text: valueText(one.base, one, currency), value: String(one.base) },
        rangeText(one, currency),
        one.formula === null ? one.written : `calculated: ${one.formula}`,
        one.source ?? 'unknown',
        one.owner ?? 'unknown',
        one.date ?? 'unknown',
      ],
    })),
  };
  return { title, blocks: [register] };
}

function rangeText(one: Assumption, currency: string): string {
  const { low, high, formula } = one;
  if (low === null || high === null) return formula === null ? 'none' : 'calculated';
  return `${valueText(low, one, currency)} to ${valueText(high, one, currency)}`;
}
