import type { Handler } from '../handler/index.ts';
import { readCommitments } from './datasets/commitments.ts';

/** `sources.commitments`: the commitments of contracts with the terms that their dataset gives. */
export const listCommitments: Handler<'sources.commitments'> = async (_, context) => {
  const company = await context.books();
  const commitments = await readCommitments(company);
  return { commitments: commitments.map(({ key: _key, updated: _updated, ...terms }) => ({ ...terms })) };
};
