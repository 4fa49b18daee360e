import type { Handler } from '../handler/index.ts';
import { readCase } from './read.ts';

export const listCases: Handler<'decide.list'> = async (_, context) => {
  const kept = await (await context.books()).cases();
  return {
    cases: kept.map(({ name, hash, document, savedAt }) => ({
      name,
      hash,
      savedAt,
      question: readCase(document).subject.question,
    })),
  };
};
