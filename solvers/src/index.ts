import type { Optimizer, Printer, Workbooks } from '@capwise/app/ports';
import { reading } from './workbook/read.ts';

/** Workbooks of Office Open XML. What writes them is loaded with the first one: a look at a file does not pay for it. */
export const workbooks: Workbooks = {
  ...reading,
  write: async (document) => (await import('./workbook/write.ts')).workbooks.write(document),
};

/** Linear and mixed-integer programs, solved by HiGHS, which is loaded with the first one. */
export const optimizer: Optimizer = {
  solve: async (...question) => (await import('./optimizer/solve.ts')).optimizer.solve(...question),
};

/** PDFs by a browser, which is looked for with the first one. */
export const printer: Printer = {
  print: async (...page) => (await import('./printer/print.ts')).printer.print(...page),
};
