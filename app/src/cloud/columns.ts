import type { Handler } from '../handler/index.ts';

export const columns: Handler<'cloud.columns'> = async (_, context) => {
  const company = await context.books();
  const found = await context.lake(company.name).columns(await company.liveParts());
  return { columns: [...found.columns], tags: [...found.tags] };
};
