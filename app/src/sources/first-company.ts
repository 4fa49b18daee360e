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
 * Works on the company in use. Where there is none the first file makes it, as the first bill does. Whether the work is refused
 * shows in a company of its own that is gone again: what others put into the first company meanwhile is never touched.
 */
export async function withFirstCompany<Result>(
  context: Context,
  work: (company: CompanyStore) => Promise<Result>,
): Promise<Result> {
  const company = await companyOrNone(context);
  if (company) return work(company);
  const looked = await inPassing(context, work);
  if (context.dryRun) return looked;
  const { store } = context.ports;
  await store.create(firstCompany, { demo: false });
  const result = await work(await store.company(firstCompany));
  await store.use(firstCompany);
  return result;
}

/** Works on a company of its own that is gone again afterwards. */
export async function inPassing<Result>(
  { ports: { store, lake, newId } }: Context,
  work: (company: CompanyStore) => Promise<Result>,
): Promise<Result> {
  const name = `look-${newId().slice(0, 8).toLowerCase()}`;
  await store.create(name, { demo: false });
  try {
    return await work(await store.company(name));
  } finally {
    await store.drop(name);
    await lake.drop(name);
  }
}
