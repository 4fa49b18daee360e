import type { Answer } from '@capwise/contract/registry';
import type { Context, Handler, Ports } from '../handler/index.ts';
import type { CompanyLake, CompanyStore, CompanyWrites } from '../ports/index.ts';
import { countsOf } from './answer.ts';
import { booksState, changesOf, evaluateRules, type Evaluation } from './evaluate.ts';
import { eventRecords, keptFindings, type FindingChange } from './kept.ts';

type Reviewed = Answer<'govern.review'>;
type Commit = Context['commit'];

/** Who writes what rules say. */
export const ruleActor = 'rule';

/** `govern.review`: asks every rule anew and keeps what changed. Again, it changes nothing. */
export const reviewFindings: Handler<'govern.review'> = async (_, context) => {
  const company = await context.books();
  return review(company, context.lake(company.name), context);
};

/**
 * The review after a command: asks the rules where the books are others than they answered about last. Whatever stops it, the
 * command has succeeded: the next command repeats it, and until then `govern.findings` asks the rules itself.
 */
export async function reviewAfter({ store, lake, now }: Ports, named: string | undefined): Promise<void> {
  try {
    const name = named ?? (await store.current());
    if (name === null) return;
    const company = await store.company(name);
    if ((await company.reviewedBooks()) === (await booksState(company))) return;
    const command = { operation: 'govern.review', inputHash: '', actor: ruleActor };
    const commit: Commit = (books, work) => books.write(command, work, true);
    await review(company, lake.company(name), { commit, ports: { now }, dryRun: false });
  } catch {
    // Nothing is lost: what was not reviewed is not marked as reviewed.
  }
}

type Way = { readonly commit: Commit; readonly ports: Pick<Ports, 'now'>; readonly dryRun: boolean };

const attemptsMax = 3;

async function review(company: CompanyStore, lake: CompanyLake, way: Way): Promise<Reviewed> {
  for (let attempt = 1; ; attempt += 1) {
    const state = await booksState(company);
    const found = await evaluateRules(company, lake);
    const kept = await keptFindings(company);
    if (changesOf(kept, found).length === 0) {
      if (!way.dryRun && found.unanswered.length === 0) await company.markReviewed(state);
      return answerOf([], { kept, found, way });
    }
    try {
      return await way.commit(company, async (books) => {
        if ((await booksState(books)) !== state && attempt < attemptsMax) throw new BooksMoved();
        const before = await keptFindings(books);
        const changes = changesOf(before, found);
        await books.recordFindingEvents(eventRecords(changes, ruleActor));
        await markAnswered(books, state, found);
        return answerOf(changes, { kept: await keptFindings(books), found, way });
      });
    } catch (error) {
      if (!(error instanceof BooksMoved)) throw error;
    }
  }
}

/** The books became others while the rules were asked: they are asked again. */
class BooksMoved extends Error {}

/** Where a rule could not answer, the next command asks again. */
async function markAnswered(books: CompanyWrites, state: string, { unanswered }: Evaluation): Promise<void> {
  if (unanswered.length === 0) await books.markReviewed(state);
}

type Outcome = {
  readonly kept: Parameters<typeof countsOf>[0];
  readonly found: Evaluation;
  readonly way: Way;
};

function answerOf(changes: readonly FindingChange[], { kept, found, way }: Outcome): Reviewed {
  const count = (kind: string): number => changes.filter(({ event }) => event.kind === kind).length;
  return {
    raised: count('raised'),
    updated: count('updated'),
    reopened: count('reopened'),
    resolved: count('resolved'),
    counts: countsOf(kept, way.ports.now().toZonedDateTimeISO('UTC').toPlainDate()),
    unanswered: found.unanswered,
  };
}
