import type { Handler } from '../handler/index.ts';

/** Makes a company the one that commands without a name work on. Refuses UNKNOWN_COMPANY. */
export const useCompany: Handler<'companies.use'> = async ({ name }, { ports, dryRun }) => {
  await ports.store.company(name);
  if (!dryRun) await ports.store.use(name);
  return { name };
};
