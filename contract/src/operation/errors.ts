/** A declared failure: what HTTP and the shell answer with, and when it happens. */
export type ErrorEntry = { readonly status: number; readonly exit: number; readonly when: string };

/**
 * Every expected failure by code. Exit codes: 2 the question was wrong, 3 the data was refused, 4 the books refused,
 * 5 something outside is missing, 6 the calculation has no answer.
 */
export const errorCatalogue = {
  // The door: any operation may answer with these.
  INVALID_INPUT: { status: 400, exit: 2, when: 'the input does not fit the operation’s schema' },
  UNKNOWN_OPERATION: { status: 404, exit: 2, when: 'no operation has that name' },
  UNKNOWN_COMPANY: { status: 404, exit: 2, when: 'no company has that name' },
  NO_COMPANY: { status: 404, exit: 2, when: 'nothing was imported yet and no company was named' },
  KEY_REUSED: { status: 409, exit: 2, when: 'an idempotency key came again with another input' },
  CANCELLED: { status: 499, exit: 130, when: 'the caller stopped the work; nothing was kept' },
  STORE_UNAVAILABLE: { status: 503, exit: 5, when: 'the store cannot be reached or started' },
  UNEXPECTED: { status: 500, exit: 1, when: 'a fault of Capwise' },
  // Callers: what a surface refuses before it asks the door
  UNAUTHORIZED: {
    status: 401,
    exit: 5,
    when: 'the request carries neither the cookie nor the token of this installation',
  },
  FORBIDDEN: { status: 403, exit: 5, when: 'the request comes from a page or a host other than the workbench' },
  FILE_NOT_ALLOWED: { status: 403, exit: 3, when: 'a path lies outside of the folders that the caller may read' },
  PORT_IN_USE: { status: 503, exit: 5, when: 'the port asked for is taken by another program' },
  // Companies
  BUSY: { status: 409, exit: 2, when: 'the same work is being done by another command' },
  NAME_TAKEN: { status: 409, exit: 2, when: 'a company of that name holds data that must not be dropped' },
  // Files
  FILE_NOT_FOUND: { status: 400, exit: 3, when: 'a path is not there or cannot be read' },
  FILE_FORMAT: {
    status: 422,
    exit: 3,
    when: 'a file is not readable as the format it claims: empty, truncated, ragged, UTF-16',
  },
  FILE_TOO_LARGE: { status: 413, exit: 3, when: 'a file, or what it unpacks to, is above the limit' },
  SHEET_NEEDED: { status: 422, exit: 3, when: 'a workbook has several sheets, or none of the name that was given' },
  NO_ROWS: { status: 422, exit: 3, when: 'a file has a header and no rows' },
  MISSING_COLUMN: { status: 422, exit: 3, when: 'a column is missing without which nothing can be posted' },
  UNKNOWN_FORMAT: { status: 422, exit: 3, when: 'the columns are those of no known version of FOCUS' },
  INVALID_MAPPING: {
    status: 422,
    exit: 3,
    when: 'a mapping names a header or a column that is not there, or one of them twice',
  },
  INVALID_VALUE: { status: 422, exit: 3, when: 'a number or a date cannot be read, with file, row, column and value' },
  PURCHASE_COUNTED_TWICE: {
    status: 422,
    exit: 3,
    when: 'purchases of a commitment have an EffectiveCost that the usage which they cover has too, and none such are taken',
  },
  AMBIGUOUS_DATE: { status: 422, exit: 3, when: 'dates are not ISO and more than one reading, or none, fits' },
  NEEDS_RATE: {
    status: 422,
    exit: 3,
    when: 'a currency other than the functional one has no rate on a day that needs one',
  },
  // Books
  MIXED_CURRENCIES: { status: 409, exit: 4, when: 'two amounts that are compared are in different currencies' },
  CURRENCY_FIXED: { status: 409, exit: 4, when: 'the functional currency would change after the first import' },
  PERIOD_CLOSED: { status: 409, exit: 4, when: 'a posting would fall into a closed month' },
  UNBALANCED: { status: 409, exit: 4, when: 'debits and credits of an entry differ' },
  NOT_FOUND: { status: 404, exit: 2, when: 'the thing named by an id does not exist' },
  INVALID_PERIOD: { status: 400, exit: 2, when: 'a text is not a month, a quarter, a year or a range' },
  UNKNOWN_COLUMN: { status: 400, exit: 2, when: 'the bills have no such column' },
  UNKNOWN_ACCOUNT: { status: 400, exit: 2, when: 'the chart of accounts has no such account' },
  ACCOUNT_SHARED: { status: 409, exit: 4, when: 'an account would stand in two different sets of the account map' },
  INVALID_REFERENCE: { status: 400, exit: 2, when: 'a text is no reference of a figure, or one that is mistyped' },
  TOO_LARGE: { status: 413, exit: 2, when: 'the answer would be larger than a caller can use; narrow the question' },
  // Assets
  ASSET_EXISTS: { status: 409, exit: 4, when: 'an asset of that id is in the register, or in an opening entry' },
  INVALID_AMOUNT: { status: 422, exit: 6, when: 'an amount is below zero, or a residual value above the cost' },
  EVENT_BEFORE_ASSET: { status: 422, exit: 4, when: 'an event is dated before the asset began' },
  EVENT_AFTER_DISPOSAL: { status: 422, exit: 4, when: 'an event is dated after the asset was disposed of' },
  ASSET_IN_SERVICE: { status: 422, exit: 4, when: 'the event needs an asset in progress' },
  ASSET_NOT_IN_SERVICE: { status: 422, exit: 4, when: 'the event needs an asset in service' },
  IMPAIRMENT_ABOVE_BOOK: { status: 422, exit: 4, when: 'a loss is above the book value' },
  TEST_INCOMPLETE: { status: 422, exit: 4, when: 'an impairment test lacks an estimate that the framework needs' },
  UNDOCUMENTED_TEST: { status: 422, exit: 4, when: 'a shutdown plan names neither a test nor its document' },
  UNDOCUMENTED_SHARE: { status: 422, exit: 4, when: 'the cost share of a part has no document' },
  SHARE_ABOVE_COST: { status: 422, exit: 4, when: 'a share is above the cost of what it is part of' },
  UNKNOWN_PART: { status: 422, exit: 4, when: 'an event names a part that the asset does not have' },
  PART_EXISTS: { status: 422, exit: 4, when: 'a part of that name was taken out of the asset before' },
  UNITS_MISSING: {
    status: 422,
    exit: 4,
    when: 'units of production without the units expected, or units of another method',
  },
  METHOD_WITHOUT_LIFE: { status: 422, exit: 4, when: 'a change of life of an asset that is used up by units' },
  // Documents
  DOCUMENT_EXISTS: { status: 409, exit: 4, when: 'a document of that id is recorded already' },
  NOT_CAPITALIZABLE: { status: 422, exit: 4, when: 'labor of a kind of work that is expense would be capitalized' },
  ABOVE_PAYROLL: { status: 422, exit: 4, when: 'more labor of a month would be capitalized than was expensed in it' },
  NOT_ELECTIVE: { status: 422, exit: 4, when: 'labor that adds functionality would be called expense' },
  NOT_A_LEASE: { status: 422, exit: 4, when: 'a contract without an identified asset, its benefits and its direction' },
  CHARGE_AFTER_TERM: { status: 422, exit: 4, when: 'an implementation cost comes after its hosting term ended' },
  PAYMENT_OUTSIDE_TERM: { status: 422, exit: 4, when: 'a payment lies outside of the term of its lease' },
  INVALID_RANGE: {
    status: 422,
    exit: 4,
    when: 'an estimate lies outside of its own range, or no range or correlations can be as given',
  },
  UNKNOWN_INVOICE: { status: 422, exit: 4, when: 'a payment or a total names an invoice that the books do not have' },
  MATERIALITY_NEEDED: {
    status: 422,
    exit: 4,
    when: 'a correction of an error does not say whether the error is material',
  },
  SOURCE_UNBALANCED: { status: 409, exit: 4, when: 'a month would be closed while a source does not tie in it' },
  // Catalog
  ALIAS_TAKEN: { status: 409, exit: 4, when: 'a value would name two things of the catalog in one month' },
  THING_EXISTS: { status: 409, exit: 4, when: 'two things of one kind would have the same name in one month' },
  PARENT_CYCLE: { status: 422, exit: 4, when: 'a thing of the catalog would belong to itself' },
  UNKNOWN_PARENT: { status: 422, exit: 4, when: 'a thing would belong to one that the catalog does not have' },
  // Findings
  FINDING_RESOLVED: { status: 409, exit: 4, when: 'a finding whose rule finds nothing any more would be changed' },
  NOT_SNOOZED: { status: 409, exit: 4, when: 'a finding that is not snoozed would be woken' },
  SNOOZE_PAST: { status: 422, exit: 4, when: 'a finding would be snoozed until a day that is not to come' },
  // Cases
  INVALID_CASE: { status: 422, exit: 3, when: 'a case file cannot be read, with line and column' },
  INVALID_FORMULA: { status: 422, exit: 3, when: 'a formula, a unit or a range cannot be read, with the column' },
  UNIT_MIX: { status: 422, exit: 3, when: 'two values of different units are added, compared or given as one range' },
  UNKNOWN_NAME: { status: 422, exit: 3, when: 'a formula uses a name that no assumption has' },
  ASSUMPTION_CYCLE: { status: 422, exit: 3, when: 'assumptions are calculated from each other in a ring' },
  ALREADY_APPROVED: { status: 409, exit: 4, when: 'a version of a case that is approved would be approved again' },
  NOT_APPROVED: {
    status: 409,
    exit: 4,
    when: 'a version of a case was never approved, so that nothing of it is frozen',
  },
  NO_RUN_RATE: { status: 422, exit: 6, when: 'no bill row fits in the months that a run rate is the mean of' },
  SEVERAL_CURRENCIES: { status: 422, exit: 2, when: 'a run rate would be of bills in several currencies' },
  CASE_TWICE: { status: 422, exit: 2, when: 'a list of cases or releases names one of them twice' },
  NO_CHOICE: { status: 422, exit: 6, when: 'no choice of cases keeps every limit' },
  RELEASE_RING: { status: 422, exit: 6, when: 'releases need each other in a ring, so that none can be first' },
  LIFE_NOT_POSITIVE: {
    status: 422,
    exit: 6,
    when: 'a life or a term is not above zero, or not whole where it must be',
  },
  CASCADE_GAP: { status: 422, exit: 6, when: 'a year of a book life has no use that was said' },
  // Printing and solving
  NO_PRINTER: { status: 503, exit: 5, when: 'a PDF is asked for and there is no browser to print it with' },
  PRINT_FAILED: { status: 503, exit: 5, when: 'the browser that prints a PDF failed, or took too long' },
  HANDOUT_NOT_BUILT: { status: 503, exit: 5, when: 'a case is asked for as a file, whose program was not built yet' },
  // Finance functions
  EMPTY_FLOWS: { status: 422, exit: 6, when: 'there is no flow to value' },
  INVALID_DATE: { status: 422, exit: 6, when: 'a text is not a day of the calendar, as 2026-10-31' },
  LENGTH_MISMATCH: { status: 422, exit: 6, when: 'two lists that belong together differ in length' },
  NEVER: { status: 422, exit: 6, when: 'what was asked for is not reached within the horizon' },
  NOT_FINITE: { status: 422, exit: 6, when: 'a number is not finite' },
  NO_CAPITAL: { status: 422, exit: 6, when: 'no capital is given, so that nothing can be divided by it' },
  NO_MARGIN: {
    status: 422,
    exit: 6,
    when: 'a price is not above the variable cost, so that no volume pays the fixed cost',
  },
  NO_REAL_ROOT: { status: 422, exit: 6, when: 'no rate makes the value zero' },
  NO_SIGN_CHANGE: { status: 422, exit: 6, when: 'all flows have one sign, so that no rate makes the value zero' },
  PERIOD_OUT_OF_RANGE: { status: 422, exit: 6, when: 'a period lies outside of the life or the term' },
  RATE_LE_GROWTH: {
    status: 422,
    exit: 6,
    when: 'flows that grow forever at the rate or above it have no finite value',
  },
  RATE_LE_MINUS_ONE: { status: 422, exit: 6, when: 'a rate of −100% or less has no discount factor' },
  ZERO_DURATION: { status: 422, exit: 6, when: 'everything happens on one day, so that no rate a year follows' },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCatalogue;

/** Codes that every operation may answer with. */
export const doorErrors = [
  'INVALID_INPUT',
  'UNKNOWN_OPERATION',
  'UNKNOWN_COMPANY',
  'NO_COMPANY',
  'KEY_REUSED',
  'CANCELLED',
  'STORE_UNAVAILABLE',
  'UNEXPECTED',
] as const satisfies readonly ErrorCode[];

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalogue, code);
}
