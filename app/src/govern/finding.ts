import type { Handler } from '../handler/index.ts';
import { historyOf, rowOf } from './answer.ts';
import { dayOf, findingNamed, readFindings } from './reading.ts';

/** `govern.finding`: one finding, its evidence and its history. Refuses NOT_FOUND. */
export const showFinding: Handler<'govern.finding'> = async ({ id, asOf }, context) => {
  const { findings } = await readFindings(context, asOf);
  const finding = findingNamed(findings, id);
  return { ...rowOf(finding, { today: dayOf(context, asOf), asOf }), history: historyOf(finding) };
};
