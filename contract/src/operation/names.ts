type Entry = {
  readonly kind: 'query' | 'command';
  readonly summary: string;
  /** A command of one word for the command line. */
  readonly short?: string;
  /** Runs with an empty input when a server starts and there is no company yet. */
  readonly atFirstStart?: boolean;
};

/**
 * Every operation by name, without schemas: what `--help`, the rail and the first page need. The schemas are loaded from
 * the desk that stands before the dot.
 */
export const operationNames = {
  'companies.list': { kind: 'query', summary: 'List the companies of this installation and which one is in use' },
  'companies.use': {
    kind: 'command',
    summary: 'Choose the company that commands without --company work on',
    short: 'use',
  },
  'companies.demo': {
    kind: 'command',
    summary: 'Create the demo company anew from its seed and use it',
    short: 'demo',
    atFirstStart: true,
  },
  'companies.settings': {
    kind: 'query',
    summary: 'Show the choices of a company: currency, payment terms, tax, fiscal year',
  },
  'companies.set': { kind: 'command', summary: 'Change choices of a company; open months are posted again by them' },
  'sources.import': { kind: 'command', summary: 'Load FOCUS bills and post them to the books', short: 'import' },
  'sources.read': {
    kind: 'command',
    summary: 'Read a table of your own from CSV or XLSX: payroll, contracts, ledger, budget, payments and more',
  },
  'sources.inspect': {
    kind: 'query',
    summary: 'Look at a CSV or XLSX file: what it seems to be, how its headers fit ours, what cannot be read',
  },
  'sources.mappings': { kind: 'query', summary: 'List the mappings that files with headers of their own are read by' },
  'sources.saveMapping': { kind: 'command', summary: 'Keep how files with these headers are read, under a name' },
  'sources.forgetMapping': { kind: 'command', summary: 'Forget a mapping: files are read by their headers again' },
  'sources.template': {
    kind: 'query',
    summary: 'The columns of a table that sources.read takes, and a file to fill in',
  },
  'sources.request': {
    kind: 'query',
    summary: 'The message to whoever owns a source: least permission, exact steps, what is not needed, the template',
  },
  'sources.payments': {
    kind: 'query',
    summary: 'Show what is owed and paid by invoice: billed, expected by day, settled, open, overdue',
  },
  'sources.metrics': { kind: 'query', summary: 'List business metrics by month, as their tables say' },
  'sources.tieOut': {
    kind: 'query',
    summary: 'Lay the books beside the trial balance: ours, the ledger, the difference with its age and name',
  },
  'sources.trust': {
    kind: 'query',
    summary: 'How far the figures of a period can be trusted: what ties, what is settled, which file says most more',
  },
  'sources.accounts': {
    kind: 'query',
    summary: 'List the accounts of Capwise, who owns each, and which of your own ledger it is',
  },
  'sources.mapAccount': { kind: 'command', summary: 'Say which account of Capwise one of your own ledger is' },
  'sources.catalog': {
    kind: 'query',
    summary: 'List services, products, teams, assets and contracts with their aliases and what they cost',
  },
  'sources.unmapped': {
    kind: 'query',
    summary: 'What nothing in the catalog names: values with their dollars, largest first, and what they may mean',
  },
  'sources.mapAlias': { kind: 'command', summary: 'Say which thing of the catalog a value means, or take that back' },
  'sources.saveThing': {
    kind: 'command',
    summary: 'Create, rename, move or retire a thing of the catalog, from a month on',
  },
  'sources.commitments': { kind: 'query', summary: 'List the commitments of contracts with their terms' },
  'sources.list': { kind: 'query', summary: 'List what was loaded: source, account, month, rows, amounts' },
  'sources.quality': { kind: 'query', summary: 'Show what the bills leave open: warnings, ties, named differences' },
  'cloud.cost': { kind: 'query', summary: 'Cost by month and any bill column: billed, effective, contracted or list' },
  'cloud.savings': {
    kind: 'query',
    summary: 'What negotiated prices and commitments save, and for how much cost that is not known',
  },
  'cloud.export': { kind: 'query', summary: 'Export bill rows as one file of FOCUS 1.2: CSV or Parquet' },
  'cloud.estimate': {
    kind: 'query',
    summary: 'What the bill of a month still lacks: missing days, expected credits, with a range',
  },
  'cloud.accrue': { kind: 'command', summary: 'Accrue what the bill of a month still lacks; its bill takes it back' },
  'cloud.columns': { kind: 'query', summary: 'List the bill columns that cost can be grouped and filtered by' },
  'books.statement': {
    kind: 'query',
    summary: 'The statement from revenue to net income, with cash, by month, quarter or year',
  },
  'books.bridge': { kind: 'query', summary: 'The bridge from EBITDA to the change in cash' },
  'books.variance': {
    kind: 'query',
    summary: 'EBITDA against the budget or an earlier period, and what the difference is made of',
  },
  'books.budget': { kind: 'query', summary: 'Show which budget is in force, the months that it plans, and its total' },
  'books.breakdown': {
    kind: 'query',
    summary: 'A row of the statement by account or by one dimension: function, nature, service, vendor',
  },
  'books.rollForward': {
    kind: 'query',
    summary: 'Balances of the balance sheet by month: opening, increases, decreases, closing',
  },
  'books.differences': { kind: 'query', summary: 'Where the rules of the books differ from the guide, with numbers' },
  'books.balance': { kind: 'query', summary: 'The balance sheet at the end of a month, from an opening entry on' },
  'books.cycle': { kind: 'query', summary: 'The cash conversion cycle: receivables, payables and prepaid in days' },
  'books.comments': { kind: 'query', summary: 'List what was written about the rows of a comparison' },
  'books.comment': { kind: 'command', summary: 'Write why a row moved between two periods; empty takes it back' },
  'books.entries': { kind: 'query', summary: 'List the entries of the books' },
  'books.trace': { kind: 'query', summary: 'Open a figure: its definition, its parts, down to the rows of the file' },
  'books.refer': {
    kind: 'command',
    summary: 'Keep a figure as it is known now under a short reference',
  },
  'books.recall': {
    kind: 'query',
    summary: 'Open a reference: the figure then and now, and why it changed; nothing is left over',
    short: 'recall',
  },
  'books.export': { kind: 'query', summary: 'Export the books as a plain-text journal: hledger or beancount' },
  'books.verify': { kind: 'query', summary: 'Verify every batch: balance, content and the links between them' },
  'books.record': {
    kind: 'command',
    summary: 'Record a source document: cost, pay, lease, hosting, accrual, opening balances; its rules post it',
  },
  'books.withdraw': {
    kind: 'command',
    summary: 'Take a source document back: open months forget it, closed ones are reversed',
  },
  'books.documents': { kind: 'query', summary: 'List the source documents that were recorded' },
  'books.document': {
    kind: 'query',
    summary: 'Show a source document, what the rules made of it and what it does by month',
  },
  'books.obligations': { kind: 'query', summary: 'Purchase obligations that are not on the balance sheet, by year' },
  'books.close': { kind: 'command', summary: 'Close the books through a month: nothing posts into it any more' },
  'decide.list': { kind: 'query', summary: 'List the cases kept in this company' },
  'decide.save': { kind: 'command', summary: 'Keep a case file in this company under a name' },
  'decide.evaluate': { kind: 'query', summary: 'Lay the options of a case side by side: EBITDA and cash' },
  'decide.memo': {
    kind: 'query',
    summary: 'The memo of a case: one page to decide by and its appendix, as HTML, PDF or Markdown',
  },
  'decide.handout': {
    kind: 'query',
    summary:
      'A case as one offline HTML file: sliders, both views, what would change the choice, and whether it was altered',
  },
  'decide.workbook': {
    kind: 'query',
    summary: 'A case as a workbook with live formulas: inputs, workings, options, statements, checks',
  },
  'decide.outline': { kind: 'query', summary: 'What a form shows of the text of a case' },
  'decide.change': { kind: 'query', summary: 'The text of a case with some of its cells changed, its comments kept' },
  'decide.playbooks': { kind: 'query', summary: 'Cases to begin with: templates, and the situations of the playbooks' },
  'decide.playbook': {
    kind: 'query',
    summary: 'A playbook or template: its case as text, trade-offs, and answers to objections with figures of the case',
  },
  'decide.cells': {
    kind: 'query',
    summary: 'What a number of cells costs and what outages it avoids: the curve and the number that pays',
  },
  'decide.blocks': { kind: 'query', summary: 'List the building blocks that write the lines of an option' },
  'decide.expand': { kind: 'query', summary: 'Write the lines of a building block into the case in its place' },
  'decide.runRate': {
    kind: 'query',
    summary: 'The monthly run rate of a cloud workload, as an assumption with its source',
  },
  'decide.slip': { kind: 'query', summary: 'What a slip of a date does to EBITDA, cash, amortization and commitments' },
  'decide.candidates': { kind: 'query', summary: 'What the kept cases ask for and bring, by quarter' },
  'decide.review': {
    kind: 'query',
    summary: 'An approved case beside what the books hold, and what is left of each option',
  },
  'decide.fund': {
    kind: 'query',
    summary: 'Which cases to fund under people, cash and EBITDA: what drops out and why, and the price of a person',
  },
  'decide.migrate': {
    kind: 'query',
    summary: 'How the workloads of a site leave it by a deadline: six ways scored and priced, and a plan in waves',
  },
  'decide.workloads': {
    kind: 'query',
    summary: 'The columns of the workload file that decide.migrate takes, and a file to fill in',
  },
  'decide.levers': {
    kind: 'query',
    summary: 'Levers on the EBITDA of a quarter by effect, reversibility and honesty, against a target',
  },
  'decide.releases': {
    kind: 'query',
    summary: 'The order of a project’s releases that pays back the earliest, with payback before and after',
  },
  'decide.versions': { kind: 'query', summary: 'List the versions of a case: who saved and who approved each' },
  'decide.diff': { kind: 'query', summary: 'What changed between two versions of a case, in words and in NPV' },
  'decide.approve': {
    kind: 'command',
    summary: 'Approve a version of a case: its text and its figures are frozen',
  },
  'decide.verify': {
    kind: 'query',
    summary: 'Verify an approved case: the document by its hash, the figures by making them again',
  },
  'finance.functions': {
    kind: 'query',
    summary: 'List the finance functions: meaning, formula, source, arguments, refusals',
  },
  'finance.calculate': {
    kind: 'query',
    summary: 'Calculate a finance function: npv, irr, payback, pmt, vdb, wacc and more',
    short: 'calculate',
  },
  'assets.add': { kind: 'command', summary: 'Put a purchase into the asset register and post its life' },
  'assets.record': {
    kind: 'command',
    summary: 'Record what happened to an asset: ready, life, impairment, abandonment, sale',
  },
  'assets.list': { kind: 'query', summary: 'The asset register at the end of a month' },
  'assets.show': { kind: 'query', summary: 'One asset: its schedule, its events, and what an event would do' },
  'assets.workbook': {
    kind: 'query',
    summary: 'Depreciation schedules as a workbook with live formulas, inputs and checks',
  },
  'govern.findings': {
    kind: 'query',
    summary: 'What needs a decision: findings with their dollars, owner and due day, the largest first',
  },
  'govern.finding': { kind: 'query', summary: 'One finding with its evidence and all that happened to it' },
  'govern.review': { kind: 'command', summary: 'Ask the rules of findings anew, and keep what they say' },
  'govern.assign': { kind: 'command', summary: 'Say who decides about a finding, and until when' },
  'govern.snooze': { kind: 'command', summary: 'Put a finding aside until a day, with the reason' },
  'govern.wake': { kind: 'command', summary: 'Open a snoozed finding again' },
  'govern.comment': { kind: 'command', summary: 'Write a comment about a finding' },
  'jobs.list': { kind: 'query', summary: 'List the work that runs, and the last that ended' },
  'jobs.cancel': { kind: 'command', summary: 'Stop work that runs: nothing of it is kept' },
} as const satisfies Record<string, Entry>;

export type OperationName = keyof typeof operationNames;

/** What the index says of an operation. */
export function operationEntry(name: OperationName): Entry {
  return operationNames[name];
}

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operationNames, name);
}
