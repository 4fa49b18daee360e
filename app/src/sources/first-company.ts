import type { Context } from '../handler/index.ts';
import type { CompanyStore } from '../ports/index.ts';

/** What the company of a user's own first file is called. */
export const firstCompany = 'main';

/** The company in use, or null while there is none at all. */
export async function companyOrNone(context: Context): Promise<CompanyStore | null> {
  const isNone = context.named === undefined && (await context.ports.store.current()) === null;
  return isNone ? null : context.books();
}

/**
 * Works on the company in use. Where there is none the first file makes it, as the first bill does: nothing of it stays after
 * a dry run, nor where the work is refused.
 */
export async function withFirstCompany<Result>(
  context: Context,
  work: (company: CompanyStore) => Promise<Result>,
): Promise<Result> {
  const company = await companyOrNone(context);
  if (company) return work(company);
  const { store, newId } = context.ports;
  const name = context.dryRun ? `look-${newId().slice(0, 8).toLowerCase()}` : firstCompany;
  await store.create(name, { demo: false });
  let kept = false;
  try {
    const result = await work(await store.company(name));
    kept = !context.dryRun;
    if (kept) await store.use(name);
    return result;
  } finally {
    if (!kept) await store.drop(name);
  }
}
