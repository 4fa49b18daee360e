import type { OperationName } from '@capwise/contract';
import type { Handler } from '../handler/index.ts';

/** A handler per operation, loaded when it is called. An operation without one does not compile. */
export const handlers: { readonly [Name in OperationName]: () => Promise<Handler<Name>> } = {
  'companies.list': async () => (await import('../companies/list.ts')).listCompanies,
  'companies.use': async () => (await import('../companies/use.ts')).useCompany,
  'companies.demo': async () => (await import('../companies/demo.ts')).createDemo,
  'companies.settings': async () => (await import('../companies/settings.ts')).showSettings,
  'companies.set': async () => (await import('../companies/set.ts')).changeSettings,
  'sources.import': async () => (await import('../sources/import.ts')).importBills,
  'sources.list': async () => (await import('../sources/list.ts')).listLoads,
  'sources.quality': async () => (await import('../sources/quality.ts')).showQuality,
  'cloud.cost': async () => (await import('../cloud/cost.ts')).cost,
  'cloud.columns': async () => (await import('../cloud/columns.ts')).columns,
  'books.statement': async () => (await import('../books/statement.ts')).statement,
  'books.bridge': async () => (await import('../books/bridge.ts')).bridge,
  'books.entries': async () => (await import('../books/entries.ts')).entries,
  'books.trace': async () => (await import('../books/trace.ts')).openTrace,
  'books.export': async () => (await import('../books/export.ts')).exportJournal,
  'books.verify': async () => (await import('../books/verify.ts')).verify,
  'books.close': async () => (await import('../books/close.ts')).closeMonths,
  'decide.list': async () => (await import('../decide/list.ts')).listCases,
  'decide.save': async () => (await import('../decide/save.ts')).saveCase,
  'decide.evaluate': async () => (await import('../decide/evaluate.ts')).evaluate,
  'finance.calculate': async () => (await import('../finance/calculate.ts')).calculate,
};
