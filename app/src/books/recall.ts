import { Refusal } from '@capwise/domain';
import { changeCauses, parseReference, type ChangeCause } from '@capwise/domain/books';
import { parseFine, type Fine } from '@capwise/domain/money';
import type { Figure, Trace } from '@capwise/contract/operation';
import type { Answer, Input } from '@capwise/contract/registry';
import { formula } from '../figure/index.ts';
import type { Handler } from '../handler/index.ts';
import type { CompanyStore } from '../ports/index.ts';
import { figureOf, traceAt } from './reference/figure-at.ts';
import { beforeAnything, momentText } from './reference/known-at.ts';
import { lateBills } from './reference/late-bills.ts';
import type { Journey, Piece } from './reference/piece.ts';
import { piecesOf } from './reference/pieces.ts';
import { momentsOf } from './reference/pinned.ts';
import { placeOf } from './refer.ts';
import { wireText } from './trace/wire-text.ts';

type Recalled = Answer<'books.recall'>;

/** `books.recall`: a figure as it was known then and as it is known now, and what changed it; nothing is left over. */
export const recall: Handler<'books.recall'> = async (input, context) => {
  const company = await context.books();
  const asked = await askedFor(input, company);
  const last = await company.lastChange();
  const through = last ?? beforeAnything;
  const place = await placeOf(company, context);
  const loads = await company.loads(through);
  const known = new Map<string, ReturnType<typeof lateBills>>();
  const journey: Journey = {
    ...place,
    since: asked.since,
    through: through > asked.since ? through : asked.since,
    loads,
    lateBills: (subject, moment) => {
      const key = JSON.stringify([subject, moment]);
      const found = known.get(key) ?? lateBills({ subject, moment }, place.traced);
      known.set(key, found);
      return found;
    },
  };
  const stays = momentsOf(asked.trace).size > 1;
  const at = async (moment: string): Promise<Figure> =>
    figureOf(stays ? asked.trace : await traceAt(asked.trace, moment, journey), place);
  const then = await at(asked.since);
  const now = await at(journey.through);
  const pieces = [...(stays ? [] : await piecesOf(asked.trace, journey)), ...readOtherwise(asked, then)];
  const shown = { ...then, value: asked.kept ?? then.value };
  return {
    code: asked.code,
    label: asked.label,
    author: asked.author,
    past: { figure: shown, moment: asked.moment },
    present: { figure: now, moment: last },
    ...split(shown, now, pieces),
  };
};

type Asked = {
  readonly code: string | null;
  readonly label: string;
  readonly author: string | null;
  readonly trace: Trace;
  readonly moment: string | null;
  readonly since: string;
  /** What the figure was when its reference was kept. */
  readonly kept: string | null;
};

async function askedFor({ code, trace, moment }: Input<'books.recall'>, company: CompanyStore): Promise<Asked> {
  if (code !== undefined) return ofReference(parseReference(code), company);
  if (!trace || moment === undefined) {
    throw new Refusal('INVALID_REFERENCE', 'nothing to recall: give a reference, or a trace and a moment', {
      remedy: 'give the code that stands beside the figure, as F-7K3Q-9M2C',
    });
  }
  const since = momentText(moment);
  const known = await company.lastChange(since);
  return { code: null, label: '', author: null, trace, moment: known, since: known ?? since, kept: null };
}

async function ofReference(code: string, company: CompanyStore): Promise<Asked> {
  const kept = await company.reference(code);
  if (!kept) {
    throw new Refusal(
      'NOT_FOUND',
      `"${company.name}" keeps no figure under ${code}: it may be one of another company`,
      {
        value: code,
      },
    );
  }
  const { label, author, trace, moment, value } = kept;
  return { code, label, author, trace, moment, since: moment ?? beforeAnything, kept: value };
}

/** A figure of the same moment that reads otherwise now: Capwise itself counts by another rule since. */
function readOtherwise({ kept, since }: Asked, then: Figure): readonly Piece[] {
  const value = kept === null ? 0n : parseFine(then.value ?? '0') - parseFine(kept);
  if (value === 0n) return [];
  return [
    {
      cause: 'rule',
      what: 'Capwise',
      detail: 'this version counts what was known then by another rule',
      moment: since,
      operation: '',
      actor: '',
      value,
      trace: then.trace,
      rows: null,
    },
  ];
}

const causeWords: Readonly<Record<ChangeCause, string>> = {
  'late-rows': 'Late rows and documents',
  restatement: 'Restated by the provider',
  rule: 'Rules, terms and rates',
  reclassification: 'Reclassified or changed',
  mapping: 'Mapped otherwise',
};

/** The change by cause, and what is left of it: nothing. */
function split(then: Figure, now: Figure, pieces: readonly Piece[]): Pick<Recalled, 'change' | 'causes' | 'residual'> {
  const { unit } = now;
  const sum = (name: string, parts: Parameters<typeof formula>[1]): Trace =>
    ({ ...formula(name, parts), unit }) as Trace;
  const figure = (value: Fine, trace: Trace): Figure => ({ value: wireText(value), unit, trace });
  const change = parseFine(now.value ?? '0') - parseFine(then.value ?? '0');
  const causes = changeCauses.map((cause) => {
    const own = pieces.filter((piece) => piece.cause === cause);
    const trace = sum(
      causeWords[cause],
      own.map(({ what, trace: part }) => ({ label: what, trace: part })),
    );
    return {
      cause,
      label: causeWords[cause],
      figure: figure(sumOf(own), trace),
      parts: own.map(({ cause: _, value, trace: part, ...piece }) => ({ ...piece, figure: figure(value, part) })),
    };
  });
  const whole = sum('Change', [
    { label: 'now', trace: now.trace },
    { label: 'then', sign: -1, trace: then.trace },
  ]);
  const residual = sum('Residual', [
    { label: 'change', trace: whole },
    ...causes.map(({ label, figure: { trace } }) => ({ label, sign: -1 as const, trace })),
  ]);
  return { change: figure(change, whole), causes, residual: figure(change - sumOf(pieces), residual) };
}

function sumOf(pieces: readonly Piece[]): Fine {
  return pieces.reduce((sum, { value }) => sum + value, 0n);
}
