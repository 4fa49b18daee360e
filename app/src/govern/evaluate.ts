import { Refusal } from '@capwise/domain';
import {
  repeatedSubject,
  reviewFindings,
  twiceWords,
  type FindingKind,
  type RaisedFinding,
} from '@capwise/domain/govern';
import { unitOf } from '../company/index.ts';
import type { CompanyLake, CompanyReads, LineRecord } from '../ports/index.ts';
import { dollarsOf, type FindingChange, type KeptFinding } from './kept.ts';
import type { FindingContent, Raised, RuleReads } from './rule.ts';
import { rules, rulesVersion } from './rules/index.ts';

/** What the rules say now. */
export type Evaluation = {
  readonly raised: readonly RaisedFinding<FindingContent>[];
  readonly kinds: ReadonlySet<FindingKind>;
  /** Rules that could not answer, and why. */
  readonly unanswered: { readonly kind: FindingKind; readonly message: string }[];
};

/** The books that rules answer about, as a text that is another one whenever they could answer something else. */
export async function booksState(books: CompanyReads): Promise<string> {
  const change = await books.lastChange();
  const closed = await books.closedThrough();
  return JSON.stringify({ change, closed, rules: rules.map(({ kind }) => kind), version: rulesVersion });
}

/** Asks every rule, one after another. One that cannot answer leaves its findings as they are, and is named. */
export async function evaluateRules(books: CompanyReads, lake: CompanyLake): Promise<Evaluation> {
  const reads = await readsOf(books, lake);
  return askRules(rules.map(({ kind, rule }) => ({ kind, ask: () => rule(reads) })));
}

/** A rule with what it reads. */
type AskedRule = { readonly kind: FindingKind; readonly ask: () => Promise<readonly Raised[]> };

/** What rules answer. One that refuses, fails or raises a subject twice stops none of the others. */
export async function askRules(asked: readonly AskedRule[]): Promise<Evaluation> {
  const raised: RaisedFinding<FindingContent>[] = [];
  const kinds = new Set<FindingKind>();
  const unanswered: { kind: FindingKind; message: string }[] = [];
  for (const { kind, ask } of asked) {
    try {
      const found = (await ask()).map(({ subject, ...content }) => ({
        kind,
        subject,
        amount: dollarsOf(content),
        content,
      }));
      const twice = repeatedSubject(found);
      if (twice !== null) throw new Error(twiceWords(twice));
      raised.push(...found);
      kinds.add(kind);
    } catch (error) {
      unanswered.push({ kind, message: messageOf(error) });
    }
  }
  return { raised, kinds, unanswered };
}

/** A refusal tells what to do; any other failure is one of the rule itself. */
function messageOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  return `the rule failed: ${error instanceof Error ? error.message : String(error)}`;
}

/** What an evaluation changes in the findings that are kept. */
export function changesOf(
  kept: readonly KeptFinding[],
  { raised, kinds }: Pick<Evaluation, 'raised' | 'kinds'>,
): readonly FindingChange[] {
  return reviewFindings(kept, raised, {
    kinds,
    same: (left, right) => JSON.stringify(left.content) === JSON.stringify(right.content),
  });
}

async function readsOf(books: CompanyReads, lake: CompanyLake): Promise<RuleReads> {
  const parts = await books.liveParts();
  let lines: Promise<readonly LineRecord[]> | null = null;
  return {
    books,
    lake,
    currency: await unitOf(books),
    parts,
    lastMonth: parts.reduce<string | null>(
      (last, { billingPeriod }) => (last === null || billingPeriod > last ? billingPeriod : last),
      null,
    ),
    billLines: () => (lines ??= books.lines('bills')),
  };
}
