import type { Handler } from '../handler/index.ts';
import { questionIn } from './case-tree.ts';
import { stateOf } from './version.ts';

/** `decide.list`: each kept case at its latest version. */
export const listCases: Handler<'decide.list'> = async ({ asOf }, context) => {
  const kept = await (await context.books()).cases(asOf);
  return {
    cases: kept.map((record) => ({
      name: record.name,
      hash: record.hash,
      savedAt: record.savedAt,
      question: questionIn(record.document),
      version: record.version,
      state: stateOf(record),
      approvedVersion: record.approvedVersion,
    })),
  };
};
