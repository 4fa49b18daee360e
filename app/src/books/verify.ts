import type { Handler } from '../handler/index.ts';

/** `books.verify`: every batch balances, holds what was recorded, and links to the one before it. */
export const verify: Handler<'books.verify'> = async (_, context) => {
  const { batches, entries, postings, broken } = await (await context.books()).verify();
  return {
    intact: broken === null,
    batches,
    entries,
    postings,
    broken: broken && {
      batch: broken.id,
      producer: broken.producer,
      subject: broken.subject,
      period: broken.period,
      revision: broken.revision,
      reason: broken.reason,
    },
  };
};
