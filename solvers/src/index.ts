import type { Workbooks } from '@capwise/app/ports';
import { reading } from './workbook/read.ts';

/** Workbooks of Office Open XML. What writes them is loaded with the first one: a look at a file does not pay for it. */
export const workbooks: Workbooks = {
  ...reading,
  write: async (document) => (await import('./workbook/write.ts')).workbooks.write(document),
};
