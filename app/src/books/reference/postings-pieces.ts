import type { Figure, PostingFilter, Trace } from '@capwise/contract/operation';
import { money, toFine, type Fine } from '@capwise/domain/money';
import { formula, postingsTrace, rowsTrace } from '../../figure/index.ts';
import { filterOf, isOfCase } from '../trace/filter.ts';
import { differencesOf, lateTrace } from '../trace/late.ts';
import { figureOf } from './figure-at.ts';
import { justBefore } from './known-at.ts';
import { partsAround } from './late-bills.ts';
import { difference, loadOf, loadWords, type Journey, type Piece } from './piece.ts';
import { reasonOf, stepsOf, type Step } from './revisions.ts';

type PostingsTrace = Extract<Trace, { kind: 'postings' }>;

/** What changed a sum of postings, command by command: the revisions of each batch follow each other, so that nothing is left over. */
export async function piecesOfPostings(trace: PostingsTrace, journey: Journey): Promise<readonly Piece[]> {
  const filter = filterOf(trace.filter);
  if (isOfCase(filter)) return [];
  const { company, since, through } = journey;
  const steps = stepsOf(await company.revisionSums(filter, since, through), since);
  const pieces: Piece[] = [];
  for (const step of steps) {
    const setting = { step, filter, sign: trace.sign, journey };
    const ofLoad = step.producer === 'bills' && loadOf(journey.loads, step.moment) !== undefined;
    pieces.push(...(ofLoad ? await piecesOfLoad(setting) : await piecesOfStep(setting)));
  }
  return pieces;
}

type Setting = {
  readonly step: Step;
  readonly filter: PostingFilter;
  readonly sign: 1 | -1;
  readonly journey: Journey;
};

async function piecesOfStep(setting: Setting): Promise<readonly Piece[]> {
  const { step, journey } = setting;
  if (step.minor === 0n) return [];
  const reason = await reasonOf(step, journey);
  return [{ ...placeOf(step), ...reason, value: valueOf(step.minor, setting), trace: changeOf(setting), rows: null }];
}

/** A load of bills: rows that no part before had are late, the rest of what it changed is the provider's restatement. */
async function piecesOfLoad(setting: Setting): Promise<readonly Piece[]> {
  const { step, filter, sign, journey } = setting;
  const { moment, subject } = step;
  const { fresh, met, gone } = await partsAround(journey.company, moment, subject);
  if (fresh.length === 0) return piecesOfStep(setting);
  const isPinned = filter.line !== undefined;
  const differences = isPinned ? [] : differencesOf(await journey.lateBills(subject, moment), filter);
  const late = differences.reduce((sum, { minor }) => sum + minor, 0n);
  const what = loadWords(loadOf(journey.loads, moment));
  const trace = lateTrace({ subject, moment, filter, sign });
  const pieces: readonly (Piece & { readonly minor: bigint })[] = [
    {
      ...placeOf(step),
      cause: 'late-rows',
      what,
      detail: met.length === 0 ? `bills of ${subject} that were not there` : `rows that no bill of ${subject} had`,
      minor: late,
      value: valueOf(late, setting),
      trace,
      rows: await lateRows(setting, { fresh, met }),
    },
    {
      ...placeOf(step),
      cause: 'restatement',
      what,
      detail: gone.length === 0 ? `corrections beside the bills of ${subject}` : `bills of ${subject} replaced`,
      minor: step.minor - late,
      value: valueOf(step.minor - late, setting),
      trace: formula('Restated by the provider', [
        { label: 'What the load changed', trace: changeOf(setting) },
        { label: 'Late rows', sign: -1, trace },
      ]),
      rows: null,
    },
  ];
  return pieces.flatMap(({ minor, ...piece }) => (minor === 0n ? [] : [piece]));
}

type Parts = Pick<Awaited<ReturnType<typeof partsAround>>, 'fresh' | 'met'>;

async function lateRows({ journey }: Setting, { fresh, met }: Parts): Promise<Figure> {
  const ids = (parts: Parts['fresh']): string[] => parts.map(({ id }) => id);
  return figureOf(rowsTrace({ parts: ids(fresh), apartFrom: ids(met), equals: {} }, 'billed'), journey);
}

/** What a step changed of the figure: its producer's and its subject's postings after it, less those before it. */
function changeOf({ step, filter, sign }: Setting): Trace {
  const { producer, subject, moment } = step;
  const own = { ...filter, producer, subject };
  return difference('What it changed', postingsTrace(own, sign, moment), postingsTrace(own, sign, justBefore(moment)));
}

function valueOf(minor: bigint, { filter, sign, journey }: Setting): Fine {
  return toFine(money(BigInt(sign) * minor, filter.currency ?? journey.traced.currency));
}

function placeOf({ moment, operation, actor }: Step): Pick<Piece, 'moment' | 'operation' | 'actor'> {
  return { moment, operation, actor };
}
