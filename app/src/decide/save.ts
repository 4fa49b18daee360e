import type { Handler } from '../handler/index.ts';
import { withFirstCompany } from '../sources/first-company.ts';
import { documentOf, hashOf } from './document.ts';
import { readCase } from './read.ts';

/**
 * `decide.save`: keeps a case file that can be read as a new version of it; an unreadable one is refused with line and column. The
 * text of the latest version makes no new one. Where there is no company, the case makes the first.
 */
export const saveCase: Handler<'decide.save'> = async ({ name, file, document, note }, context) => {
  const text = await documentOf({ file, document }, context);
  readCase(text);
  const hash = hashOf(text);
  return withFirstCompany(context, (company) =>
    context.commit(company, async (books) => {
      const { version, isNew } = await books.saveCase({ name, hash, document: text, note: note ?? null });
      return { name, hash, version, isNew };
    }),
  );
};
