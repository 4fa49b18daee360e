import type { ChangeCause } from '@capwise/domain/books';
import { assetProducer } from '../../assets/batch.ts';
import { settingsOf, type Settings } from '../../company/index.ts';
import type { CompanyReads, RevisionSum } from '../../ports/index.ts';
import { documentProducer } from '../documents/document.ts';
import { readDocuments } from '../documents/register.ts';
import { booksAsOf, justBefore } from './known-at.ts';
import { loadOf, loadWords, type Journey } from './piece.ts';

/** What one command recorded of one subject of a producer, and what that changed of a sum, debit +. */
export type Step = {
  readonly moment: string;
  readonly operation: string;
  readonly actor: string;
  readonly producer: string;
  readonly subject: string;
  readonly minor: bigint;
  /** No batch of it was there before. */
  readonly isNew: boolean;
};

/** Revisions after a moment as steps, oldest first: each revision less the one before it of its batch. */
export function stepsOf(revisions: readonly RevisionSum[], since: string): readonly Step[] {
  const changes = revisions.flatMap((revision, index) => {
    if (revision.batch.recordedAt <= since) return [];
    const before = revisions[index - 1];
    const follows = before !== undefined && isSameBatch(before, revision);
    return [{ revision, minor: revision.minor - (follows ? before.minor : 0n), isNew: !follows }];
  });
  const groups = Map.groupBy(changes, ({ revision: { batch } }) =>
    JSON.stringify([batch.recordedAt, batch.producer, batch.subject]),
  );
  return [...groups.values()]
    .flatMap((members): Step[] => {
      const [first] = members;
      if (!first) return [];
      const { batch, operation, actor } = first.revision;
      const { producer, subject, recordedAt: moment } = batch;
      const minor = members.reduce((sum, one) => sum + one.minor, 0n);
      return [{ moment, operation, actor, producer, subject, minor, isNew: members.every(({ isNew }) => isNew) }];
    })
    .toSorted((a, b) => (a.moment < b.moment ? -1 : a.moment > b.moment ? 1 : 0));
}

function isSameBatch({ batch: a }: RevisionSum, { batch: b }: RevisionSum): boolean {
  return a.producer === b.producer && a.subject === b.subject && a.period === b.period;
}

/** Why a step that is no load of bills changed the books, in words too. */
export type Reason = { readonly cause: ChangeCause; readonly what: string; readonly detail: string };

/** Kinds of documents that move what is in the books from one account to another. */
const moving: ReadonlySet<string> = new Set(['correction', 'chargeback', 'capitalized-labor']);

const producerWords: Readonly<Record<string, string>> = {
  bills: 'Bills',
  payments: 'Payments',
  payroll: 'Payroll',
  budget: 'Budget',
};

/** The reason of a step that brought no bill. */
export async function reasonOf(step: Step, journey: Journey): Promise<Reason> {
  const { company, loads } = journey;
  const { moment, operation, producer, subject, isNew } = step;
  if (operation === 'companies.set') return choiceChanged(company, moment);
  if (producer === 'bills') {
    return { cause: 'rule', what: 'Bills posted again', detail: `${ruleWords(operation)}: ${subject}` };
  }
  if (producer === documentProducer || producer === assetProducer) return documentChanged(step, journey);
  const name = `${producerWords[producer] ?? capital(producer)} ${subject}`;
  const load = loadOf(loads, moment);
  if (load) return { ...(await followsLoad(step, journey)), what: name, detail: `follows ${loadWords(load)}` };
  if (isNew) return { cause: 'late-rows', what: name, detail: 'read for the first time' };
  return { cause: 'reclassification', what: name, detail: 'read or set off again' };
}

/** What follows from a bill goes with what the bill did most: it restates where the load replaced parts. */
async function followsLoad({ moment }: Step, { company }: Journey): Promise<Pick<Reason, 'cause'>> {
  const live = new Set((await company.liveParts(moment)).map(({ id }) => id));
  const replaced = (await company.liveParts(justBefore(moment))).some(({ id }) => !live.has(id));
  return { cause: replaced ? 'restatement' : 'late-rows' };
}

async function documentChanged(
  { producer, subject, moment, operation, isNew }: Step,
  journey: Journey,
): Promise<Reason> {
  const noun = producer === assetProducer ? 'Asset' : 'Document';
  const what = `${noun} ${subject}`;
  const kind = producer === documentProducer ? await kindOf(subject, moment, journey.company) : null;
  if (isNew && kind !== null && moving.has(kind)) {
    return { cause: 'reclassification', what, detail: `${kind.replaceAll('-', ' ')}, recorded` };
  }
  if (isNew) return { cause: 'late-rows', what, detail: 'late document: recorded since' };
  const load = loadOf(journey.loads, moment);
  if (load) return { cause: 'reclassification', what, detail: `taken back by ${loadWords(load)}` };
  return {
    cause: 'reclassification',
    what,
    detail: operation === 'books.withdraw' ? 'withdrawn' : 'changed since',
  };
}

async function kindOf(id: string, moment: string, company: CompanyReads): Promise<string | null> {
  const found = (await readDocuments(company, moment)).find((document) => document.id === id);
  return found?.stored.document.kind ?? null;
}

async function choiceChanged(company: CompanyReads, moment: string): Promise<Reason> {
  const [before, after] = [
    await settingsOf(booksAsOf(company, justBefore(moment))),
    await settingsOf(booksAsOf(company, moment)),
  ];
  const names = (Object.keys(after) as (keyof Settings)[]).filter((name) => `${before[name]}` !== `${after[name]}`);
  return {
    cause: 'rule',
    what: `Choice of the company: ${names.join(', ') || 'as it was'}`,
    detail: names.map((name) => `${name} ${before[name]} → ${after[name]}`).join('; ') || 'posted again',
  };
}

function ruleWords(operation: string): string {
  if (operation === 'sources.read') return 'rates or terms were read';
  return operation === 'sources.import' ? 'the same rows by other rules' : 'what they post by changed';
}

function capital(word: string): string {
  return word.replace(/^./, (letter) => letter.toUpperCase());
}
