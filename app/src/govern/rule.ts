import type { Figure } from '@capwise/contract/operation';
import type { FindingKind } from '@capwise/domain/govern';
import { parseFine } from '@capwise/domain/money';
import { formula } from '../figure/index.ts';
import type { CompanyLake, CompanyReads, LineRecord, Part } from '../ports/index.ts';

/** What a rule says of one trouble. Its figures carry the evidence; it holds nothing that changes while the trouble does not. */
export type FindingContent = {
  readonly title: string;
  readonly reason: string;
  /** Dollars that it is about, 0 or above; value null: unknown. */
  readonly amount: Figure;
  /** How far EBITDA may be off by it, or is moved by it; value null: unknown. */
  readonly ebitda: Figure;
  readonly cash: Figure;
  readonly verb: string;
  /** Address in the workbench. */
  readonly link: string;
};

/** A trouble that a rule found. The subject stays the same while the dollars change, and is raised once. */
export type Raised = FindingContent & { readonly subject: string };

/** What a rule may read: the books, the bills, and what several of them ask for. */
export type RuleReads = {
  readonly books: CompanyReads;
  readonly lake: CompanyLake;
  readonly currency: string;
  readonly parts: readonly Part[];
  /** The last billing month; null while no bill is loaded. */
  readonly lastMonth: string | null;
  /** Source lines of the bills, read once for all rules. */
  readonly billLines: () => Promise<readonly LineRecord[]>;
};

/** Asks what is wrong now, in few questions: sums are taken where the rows are. It leaves out what is in order. */
export type Rule = (reads: RuleReads) => Promise<readonly Raised[]>;

export type NamedRule = { readonly kind: FindingKind; readonly rule: Rule };

/** Dollars that something is about: a figure without its sign, of the same evidence. */
export function magnitude(figure: Figure): Figure {
  return figure.value?.startsWith('-') ? opposite(figure) : figure;
}

/** A figure counted the other way around. */
export function opposite(figure: Figure): Figure {
  if (figure.value === null || isZeroFigure(figure)) return figure;
  const value = figure.value.startsWith('-') ? figure.value.slice(1) : `-${figure.value}`;
  const trace = formula('The other way around', [{ label: 'As it is counted', sign: -1, trace: figure.trace }]);
  return { ...figure, value, trace };
}

/** In the unit of a figure: it moves nothing. */
export function nothing({ unit }: Figure): Figure {
  return { value: '0', unit, trace: formula('It moves nothing', []) };
}

/** The same evidence, where nobody can say how much it moves. */
export function unknown(figure: Figure): Figure {
  return { ...figure, value: null };
}

export function isZeroFigure({ value }: Figure): boolean {
  return value !== null && parseFine(value) === 0n;
}
