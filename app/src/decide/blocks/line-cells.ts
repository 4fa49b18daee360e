import type { Answer } from '@capwise/contract/registry';
import type { Section } from '../reader.ts';

type LineAnswer = Answer<'decide.expand'>['lines'][number];

/** The cells of a line that a block writes, in their order. */
export function lineCells(line: Section): LineAnswer {
  const cells = Object.entries(line.entries);
  return {
    what: line.required('what', 'Subscription'),
    cells: cells.map(([key, value]) => ({ key, value: typeof value === 'string' ? value : JSON.stringify(value) })),
  };
}
