import { requestKinds, type CostMeasure, type RequestKind } from '@capwise/contract';
import { eyes, findingKinds, type Eye } from '@capwise/domain/govern';

export type Grain = 'month' | 'quarter' | 'year';

/** What every page's address holds. */
export type ShellSearch = {
  readonly company?: string | undefined;
  readonly period?: string | undefined;
  /** The moment that the pages are read as of; now unless it is named. */
  readonly asOf?: string | undefined;
};

export type OverviewSearch = {
  /** What the headline compares with; the budget where there is one, unless it is named. */
  readonly against?: 'budget' | 'previous' | undefined;
};

export type CloudSearch = {
  readonly measure?: CostMeasure | undefined;
  readonly by?: readonly string[] | undefined;
  /** Column=value, `%` and `=` within them escaped; no value: the rows say nothing there. */
  readonly where?: readonly string[] | undefined;
  /** What the table is sorted by: `name`, `total` or a month; `-` before it: largest first. */
  readonly sort?: string | undefined;
  /** Things of the catalog are read as it is now; without it, as each month was. */
  readonly things?: 'as-is' | undefined;
};

export type SourcesSearch = {
  /** The catalog is shown instead of what was loaded. */
  readonly catalog?: boolean | undefined;
  /** The books beside the general ledger are shown instead of what was loaded. */
  readonly ledger?: boolean | undefined;
  /** Things of the catalog are read as it is now; without it, as each month was. */
  readonly things?: 'as-is' | undefined;
  /** Column of the things; `-` before it: largest first. */
  readonly sort?: string | undefined;
  /** Id of the thing whose form is open; `new`: that of another one. */
  readonly thing?: string | undefined;
  /** The source whose owner is to be asked: the message is open beside the page. */
  readonly ask?: RequestKind | undefined;
};

export type DecideSearch = {
  readonly case?: string | undefined;
  readonly grain?: Grain | undefined;
  /** The text of an unsaved case, kept in this tab, is open. */
  readonly draft?: boolean | undefined;
  readonly lines?: 'all' | undefined;
  /** The case as text; as a form unless it is said. */
  readonly as?: 'text' | undefined;
  /** The playbook or template that the unsaved case began as. */
  readonly playbook?: string | undefined;
  readonly part?: 'fund' | 'migrate' | 'levers' | undefined;
};

const findingStates = ['open', 'snoozed', 'resolved', 'all'] as const;

export type FindingsSearch = {
  /** Those that are open unless another is named. */
  readonly state?: (typeof findingStates)[number] | undefined;
  readonly kind?: string | undefined;
  /** Who decides; `-`: nobody yet. */
  readonly owner?: string | undefined;
  /** Whose eye orders the list; without it, dollars alone. */
  readonly eye?: Eye | undefined;
  /** Column of the list; `-` before it: largest first. */
  readonly sort?: string | undefined;
  /** Id of the finding that is open. */
  readonly finding?: string | undefined;
};

export type FinanceSearch = {
  readonly fn?: string | undefined;
  /** What was typed: argument=text, list entries with commas between them. */
  readonly with?: readonly string[] | undefined;
};

/** The sub-pages of the desk Books; the statement unless another is named. */
export const booksViews = ['statement', 'balance', 'entries', 'roll-forward', 'close', 'differences'] as const;
export type BooksView = (typeof booksViews)[number];

/** What rows of the statement and balances can be opened by. */
export const booksSplits = [
  'account',
  'service',
  'vendor',
  'commitment',
  'invoice',
  'entity',
  'costCenter',
  'team',
  'product',
  'project',
  'environment',
  'owner',
  'asset',
  'thing',
  'thing:team',
] as const;
export type BooksSplit = (typeof booksSplits)[number];

export type BooksSearch = {
  readonly view?: BooksView | undefined;
  /** The books are read with what IFRS changes; US GAAP unless it is named. */
  readonly basis?: 'ifrs' | undefined;
  readonly grain?: Grain | undefined;
  /** What the period is compared with: `previous`, `year` (the same a year before), or another period. */
  readonly against?: string | undefined;
  readonly split?: BooksSplit | undefined;
  readonly account?: string | undefined;
  /** Page of the entries, from 1. */
  readonly page?: number | undefined;
};

export type AssetsSearch = {
  /** Id of the asset that is open. */
  readonly asset?: string | undefined;
  /** Column of the register; `-` before it: largest first. */
  readonly sort?: string | undefined;
  /** Kind of the event that is tried on the open asset. */
  readonly event?: string | undefined;
  /** What was typed of it: field=text. */
  readonly with?: readonly string[] | undefined;
  /** The form for another asset is open. */
  readonly add?: boolean | undefined;
};

export type DocumentsSearch = {
  /** Purchase obligations by year are shown instead of the list of documents. */
  readonly obligations?: boolean | undefined;
  /** Id of the document that is open. */
  readonly document?: string | undefined;
  /** The form that changes the open document is open. */
  readonly change?: boolean | undefined;
  /** Kind of the form that is open; `choose`: the kinds are laid out. */
  readonly form?: string | undefined;
  /** What the list is narrowed to. */
  readonly kind?: string | undefined;
  readonly text?: string | undefined;
  /** Column of the list; `-` before it: largest first. */
  readonly sort?: string | undefined;
  /** Month after which obligations are still due. */
  readonly after?: string | undefined;
};

export type Filter = Readonly<Record<string, readonly (string | null)[]>>;

type Raw = Record<string, unknown>;

const measures: readonly CostMeasure[] = ['billed', 'effective', 'contracted', 'list'];
const grains: readonly Grain[] = ['month', 'quarter', 'year'];

export function shellSearch(raw: Raw): ShellSearch {
  return { company: textOf(raw['company']), period: textOf(raw['period']), asOf: instantOf(raw['asOf']) };
}

export function overviewSearch(raw: Raw): OverviewSearch {
  return { against: oneOf(['budget', 'previous'] as const, raw['against']) };
}

export function cloudSearch(raw: Raw): CloudSearch {
  return {
    measure: oneOf(measures, raw['measure']),
    by: listOf(raw['by']),
    where: listOf(raw['where']),
    sort: textOf(raw['sort']),
    things: oneOf(['as-is'] as const, raw['things']),
  };
}

export function sourcesSearch(raw: Raw): SourcesSearch {
  return {
    catalog: raw['catalog'] === '1' || raw['catalog'] === true ? true : undefined,
    ledger: raw['ledger'] === '1' || raw['ledger'] === true ? true : undefined,
    things: oneOf(['as-is'] as const, raw['things']),
    sort: textOf(raw['sort']),
    thing: textOf(raw['thing']),
    ask: oneOf(requestKinds, raw['ask']),
  };
}

export function decideSearch(raw: Raw): DecideSearch {
  return {
    case: textOf(raw['case']),
    grain: oneOf(grains, raw['grain']),
    draft: raw['draft'] === '1' || raw['draft'] === true ? true : undefined,
    lines: oneOf(['all'] as const, raw['lines']),
    as: oneOf(['text'] as const, raw['as']),
    playbook: textOf(raw['playbook']),
    part: oneOf(['fund', 'migrate', 'levers'] as const, raw['part']),
  };
}

export function findingsSearch(raw: Raw): FindingsSearch {
  return {
    state: oneOf(findingStates, raw['state']),
    kind: oneOf(findingKinds, raw['kind']),
    owner: textOf(raw['owner']),
    eye: oneOf(eyes, raw['eye']),
    sort: textOf(raw['sort']),
    finding: textOf(raw['finding']),
  };
}

export function financeSearch(raw: Raw): FinanceSearch {
  return { fn: textOf(raw['fn']), with: listOf(raw['with']) };
}

export function booksSearch(raw: Raw): BooksSearch {
  const page = Number(raw['page']);
  return {
    view: oneOf(booksViews, raw['view']),
    basis: oneOf(['ifrs'] as const, raw['basis']),
    grain: oneOf(grains, raw['grain']),
    against: textOf(raw['against']),
    split: oneOf(booksSplits, raw['split']),
    account: textOf(raw['account']),
    page: Number.isInteger(page) && page > 1 ? page : undefined,
  };
}

export function assetsSearch(raw: Raw): AssetsSearch {
  return {
    asset: textOf(raw['asset']),
    sort: textOf(raw['sort']),
    event: textOf(raw['event']),
    with: listOf(raw['with']),
    add: raw['add'] === '1' || raw['add'] === true ? true : undefined,
  };
}

export function documentsSearch(raw: Raw): DocumentsSearch {
  return {
    obligations: raw['obligations'] === '1' || raw['obligations'] === true ? true : undefined,
    document: textOf(raw['document']),
    change: raw['change'] === '1' || raw['change'] === true ? true : undefined,
    form: textOf(raw['form']),
    kind: textOf(raw['kind']),
    text: textOf(raw['text']),
    sort: textOf(raw['sort']),
    after: textOf(raw['after']),
  };
}

/** Reads the query of an address into plain texts; a key that comes several times becomes a list. */
export function parseSearch(query: string): Record<string, string | readonly string[]> {
  const parameters = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((key) => {
      const all = parameters.getAll(key);
      return [key, all.length > 1 ? all : (all[0] ?? '')];
    }),
  );
}

/** Writes what a page's address holds as plain text, without quotes around it. */
export function stringifySearch(search: Raw): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) parameters.append(key, one === true ? '1' : String(one));
  }
  const text = parameters
    .toString()
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
    .replaceAll('%2C', ',')
    .replaceAll('%3D', '=');
  return text ? `?${text}` : '';
}

/** The filter that an address spells out. */
export function filterOf(where: readonly string[] | undefined): Filter {
  const filter: Record<string, (string | null)[]> = {};
  for (const condition of where ?? []) {
    const [column = '', value] = condition.split('=');
    const values = (filter[decodePart(column)] ??= []);
    values.push(value === undefined ? null : decodePart(value));
  }
  return filter;
}

/** One condition as the address spells it. */
export function conditionText(column: string, value: string | null): string {
  const escaped = (text: string) => text.replaceAll('%', '%25').replaceAll('=', '%3D');
  return value === null ? escaped(column) : `${escaped(column)}=${escaped(value)}`;
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A moment; none where an address holds something else. */
function instantOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? text : undefined;
}

function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((known) => known === value);
}

function listOf(value: unknown): readonly string[] | undefined {
  if (Array.isArray(value)) return value.filter((one): one is string => typeof one === 'string' && one !== '');
  const text = textOf(value);
  return text === undefined ? undefined : [text];
}
