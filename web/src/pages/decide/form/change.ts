import type { Question } from '@capwise/contract';

/** A change of the text of a case. */
export type CaseChange = Question<'decide.change'>['changes'][number];

/** Writes changes into the case on screen. */
export type ChangeCase = (changes: readonly CaseChange[]) => void;

/** A cell that is emptied is taken out. */
export function written(path: readonly string[], value: string): CaseChange {
  return value === '' ? { kind: 'remove', path: [...path] } : { kind: 'set', path: [...path], value };
}
