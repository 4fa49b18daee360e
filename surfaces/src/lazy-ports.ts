import type { CompanyLake, Handouts, Lake, Optimizer, Printer, Store, Workbooks } from '@capwise/app/ports';

/** A store that opens when it is first asked something. */
export function lazyStore(open: () => Promise<Store>): Store {
  return {
    companies: async () => (await open()).companies(),
    current: async () => (await open()).current(),
    use: async (name) => (await open()).use(name),
    create: async (name, options) => (await open()).create(name, options),
    drop: async (name) => (await open()).drop(name),
    company: async (name) => (await open()).company(name),
    watch: async (listener) => (await open()).watch(listener),
    hold: async (name) => (await open()).hold(name),
    jobs: {
      begin: async (...job) => (await open()).jobs.begin(...job),
      list: async (limit) => (await open()).jobs.list(limit),
      cancel: async (id) => (await open()).jobs.cancel(id),
    },
    close: async () => (await open()).close(),
  };
}

/** A lake that opens when one of its companies is first asked something. */
export function lazyLake(open: () => Promise<Lake>): Lake {
  return {
    company: (name) => lazyCompanyLake(async () => (await open()).company(name)),
    drop: async (name) => (await open()).drop(name),
    close: async () => (await open()).close(),
  };
}

/** A writer and reader of workbooks that is loaded when the first one is written or looked at. */
export function lazyWorkbooks(open: () => Promise<Workbooks>): Workbooks {
  return {
    write: async (document) => (await open()).write(document),
    isWorkbook: async (file) => (await open()).isWorkbook(file),
    workbooksIn: async (file) => (await open()).workbooksIn(file),
    readSheet: async (...question) => (await open()).readSheet(...question),
    sheetAsCsv: async (...question) => (await open()).sheetAsCsv(...question),
  };
}

/** An optimizer that is loaded with its first program. */
export function lazyOptimizer(open: () => Promise<Optimizer>): Optimizer {
  return { solve: async (...question) => (await open()).solve(...question) };
}

/** A printer that is loaded with its first page. */
export function lazyPrinter(open: () => Promise<Printer>): Printer {
  return { print: async (...page) => (await open()).print(...page) };
}

/** The program of handouts, read with the first one. */
export function lazyHandouts(open: () => Promise<Handouts>): Handouts {
  return { program: async () => (await open()).program() };
}

function lazyCompanyLake(open: () => Promise<CompanyLake>): CompanyLake {
  return {
    stage: async (...question) => (await open()).stage(...question),
    sortFiles: async (...question) => (await open()).sortFiles(...question),
    readTable: async (...question) => (await open()).readTable(...question),
    discard: async (load) => (await open()).discard(load),
    sweep: async (known) => (await open()).sweep(known),
    billGroups: async (...question) => (await open()).billGroups(...question),
    cost: async (...question) => (await open()).cost(...question),
    exportFocus: async (...question) => (await open()).exportFocus(...question),
    columns: async (parts) => (await open()).columns(parts),
    rows: async (...question) => (await open()).rows(...question),
  };
}
