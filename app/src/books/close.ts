import type { Handler } from '../handler/index.ts';

/** `books.close`: from now on nothing posts into the month or any before it. */
export const closeMonths: Handler<'books.close'> = async ({ through }, context) => {
  const company = await context.books();
  return context.commit(company, async (books) => ({ through, batches: await books.close(through) }));
};
