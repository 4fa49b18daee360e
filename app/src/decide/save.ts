import type { Handler } from '../handler/index.ts';
import { documentOf, hashOf } from './document.ts';
import { readCase } from './read.ts';

/** `decide.save`: keeps a case file that can be read; an unreadable one is refused with line and column. */
export const saveCase: Handler<'decide.save'> = async ({ name, file, document }, context) => {
  const text = await documentOf({ file, document }, context);
  readCase(text);
  const hash = hashOf(text);
  const company = await context.books();
  return context.commit(company, async (books) => {
    await books.saveCase({ name, hash, document: text });
    return { name, hash };
  });
};
