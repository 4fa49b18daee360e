import type { Answer } from '@capwise/contract/registry';
import { bridgeOf, type Bridge } from '@capwise/domain/books';
import { decisionFlowPoints, estimateEngine, type Case, type CaseOption } from '@capwise/domain/decide';
import { minorDigits } from '@capwise/domain/money';
import { evaluateDocument } from '../evaluate-document.ts';
import { foldOption } from '../fold-option.ts';
import { readCase } from '../read.ts';
import { pairOf } from '../recommended.ts';
import type { CaseRecord } from '../../ports/index.ts';

export type Evaluation = Answer<'decide.evaluate'>;
export type OptionAnswer = Evaluation['options'][number];

/** An option as it was evaluated, with what its views are bridged by. */
export type OptionFacts = {
  readonly option: CaseOption;
  readonly answer: OptionAnswer;
  /** From EBITDA to cash by year, and over all. */
  readonly bridges: readonly Bridge[];
  readonly whole: Bridge;
  /** Cash and what is off-book by point in time, in major units: what present value is of. */
  readonly flows: readonly number[];
};

/** The kept case that a memo is of: its versions up to the one, oldest first. */
export type Kept = { readonly record: CaseRecord; readonly versions: readonly CaseRecord[] };

/** All that a memo is written from. */
export type MemoFacts = {
  readonly evaluation: Evaluation;
  readonly subject: Case;
  readonly options: readonly OptionFacts[];
  /** The recommended option, else the first; and the one it is laid beside: its rival, else another. */
  readonly first: OptionFacts;
  readonly second: OptionFacts | null;
  readonly isRecommended: boolean;
  readonly kept: Kept | null;
  readonly reference: string;
  /** Minor units of a major one. */
  readonly scale: number;
};

/** The facts of a case. Refuses what evaluating it refuses. */
export function memoFacts(
  document: string,
  { seed, kept }: { readonly seed: number; readonly kept: Kept | null },
): MemoFacts {
  const evaluation = evaluateDocument(document, { by: 'year', seed });
  const { subject } = readCase(document);
  const options = subject.options.flatMap((option) => {
    const answer = evaluation.options.find(({ id }) => id === option.id);
    return answer ? [optionFacts(subject, { option, answer, evaluation })] : [];
  });
  const bases = options.filter(({ option }) => option.variantOf === null);
  const pair = pairOf(bases, evaluation.recommendation);
  const [first, second] = [pair.left, pair.right].map((id) => bases.find(({ option }) => option.id === id));
  if (!first) throw new Error('a case was evaluated without an option');
  return {
    evaluation,
    subject,
    options,
    first,
    second: second ?? null,
    isRecommended: evaluation.recommendation.verdict.option !== null,
    kept,
    reference: referenceOf(evaluation, { seed, kept }),
    scale: 10 ** minorDigits(subject.currency),
  };
}

type Evaluated = {
  readonly option: CaseOption;
  readonly answer: OptionAnswer;
  readonly evaluation: Evaluation;
};

function optionFacts(subject: Case, { option, answer, evaluation }: Evaluated): OptionFacts {
  const { folded, postings } = foldOption(subject, option, evaluation.hash);
  const scale = 10 ** minorDigits(subject.currency);
  return {
    option,
    answer,
    bridges: evaluation.periods.map(({ from, to }) =>
      bridgeOf(folded.sums.filter(({ month }) => month >= from && month <= to)),
    ),
    whole: bridgeOf(folded.sums),
    flows: decisionFlowPoints(postings, subject, folded.memo).map((minor) => Number(minor) / scale),
  };
}

/** `payments version 3 (draft), hash 1a2b3c4d5e6f, engine 1, seed 1`. */
function referenceOf(
  evaluation: Evaluation,
  { seed, kept }: { readonly seed: number; readonly kept: Kept | null },
): string {
  const { record } = kept ?? {};
  const of = record
    ? `Case ${record.name} version ${record.version} (${record.approval === null ? 'draft' : 'approved'})`
    : 'Case of a file, not kept';
  return `${of} · hash ${evaluation.hash.slice(0, 12)} · engine ${estimateEngine} · seed ${seed}`;
}

/** Name of an option by its id. */
export function optionName({ options }: Pick<MemoFacts, 'options'>, id: string): string {
  return options.find(({ option }) => option.id === id)?.option.name ?? id;
}
