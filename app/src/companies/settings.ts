import { settingsOf } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';

export const showSettings: Handler<'companies.settings'> = async (_, context) => {
  const company = await context.books();
  return { name: company.name, ...(await settingsOf(company)) };
};
