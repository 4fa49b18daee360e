import type { Handler } from '../handler/index.ts';
import { approvalAnswer, stateOf, versionsOf } from './version.ts';

/** `decide.versions`: every text that a case had, newest first. */
export const listVersions: Handler<'decide.versions'> = async ({ name, asOf }, context) => {
  const versions = await versionsOf(await context.books(), name, asOf);
  return {
    name,
    versions: versions.toReversed().map((record) => ({
      version: record.version,
      hash: record.hash,
      author: record.author,
      savedAt: record.savedAt,
      note: record.note,
      state: stateOf(record),
      approval: record.approval && approvalAnswer(record.approval),
    })),
  };
};
