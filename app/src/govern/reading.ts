import { Refusal } from '@capwise/domain';
import { applyEvent, findingId, findingKey, type FindingKey } from '@capwise/domain/govern';
import type { Context } from '../handler/index.ts';
import type { CompanyReads } from '../ports/index.ts';
import { booksState, changesOf, evaluateRules, type Evaluation } from './evaluate.ts';
import { keptFindings, type FindingChange, type KeptFinding } from './kept.ts';
import { ruleActor } from './review.ts';

/** The findings as they are: as kept, or with what the rules say of books that changed since. */
export type Findings = {
  readonly findings: readonly KeptFinding[];
  readonly kept: boolean;
  readonly unanswered: Evaluation['unanswered'];
};

/** Reads the findings. Rules are asked, and nothing is written, where the last review knew other books; never as of a moment. */
export async function readFindings(context: Context, asOf: string | undefined): Promise<Findings> {
  const company = await context.books();
  const kept = await keptFindings(company, asOf);
  if (asOf !== undefined || (await company.reviewedBooks()) === (await booksState(company))) {
    return { findings: kept, kept: true, unanswered: [] };
  }
  const found = await evaluateRules(company, context.lake(company.name));
  const at = context.ports.now().toString();
  return { findings: applied(kept, changesOf(kept, found), at), kept: false, unanswered: found.unanswered };
}

/** One finding by its id among those that are kept. Refuses NOT_FOUND. */
export async function keptFinding(books: CompanyReads, id: string): Promise<KeptFinding> {
  return findingNamed(await keptFindings(books), id);
}

/** One finding by its id. Refuses NOT_FOUND. */
export function findingNamed(findings: readonly KeptFinding[], id: string): KeptFinding {
  const key = findingKey(id);
  const found = findings.find((finding) => key !== null && findingId(finding) === id);
  if (found) return found;
  throw new Refusal('NOT_FOUND', `there is no finding "${id}": "govern findings all" lists them with their ids`, {
    value: id,
  });
}

/** The day that it is, or was at a moment, in UTC. */
export function dayOf({ ports }: Pick<Context, 'ports'>, asOf?: string): Temporal.PlainDate {
  const instant = asOf === undefined ? ports.now() : Temporal.Instant.from(asOf);
  return instant.toZonedDateTimeISO('UTC').toPlainDate();
}

function applied(kept: readonly KeptFinding[], changes: readonly FindingChange[], at: string): readonly KeptFinding[] {
  const found = new Map(kept.map((finding) => [findingId(finding), finding]));
  for (const { kind, subject, event } of changes) {
    const key: FindingKey = { kind, subject };
    const id = findingId(key);
    found.set(id, applyEvent(found.get(id) ?? null, { at, actor: ruleActor, event }, key));
  }
  return [...found.values()];
}
