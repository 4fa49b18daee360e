import type { Handler } from '../handler/index.ts';
import { readCommitments } from './datasets/commitments.ts';

/** `sources.commitments`: the commitments of contracts with the terms that their dataset gives, or gave at a moment. */
export const listCommitments: Handler<'sources.commitments'> = async ({ asOf }, context) => {
  const company = await context.books();
  const commitments = await readCommitments(company, asOf);
  return { commitments: commitments.map(({ key: _key, updated: _updated, ...terms }) => ({ ...terms })) };
};
