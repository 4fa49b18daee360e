import type { Answer } from '@capwise/contract/registry';
import { writeCaseModel, type Decision } from '@capwise/domain/decide';
import { assumptionsOf } from './assumptions.ts';
import { compareOptions } from './compare.ts';
import { coreOf } from './core.ts';
import { estimateOf } from './estimate.ts';
import { findingsOf } from './findings.ts';
import { foldDocument, type Grain } from './fold-document.ts';
import { caseHeadline } from './headline.ts';
import { drawnFrom } from './drawn-from.ts';
import { pairOf, recommendationAnswer } from './recommended.ts';
import { releasesOf } from './releases-of.ts';
import { stressesOf } from './stresses.ts';

type Evaluation = Answer<'decide.evaluate'>;

/** How a case is looked at: the columns of its pages, and the seed of its draws. */
export type Look = { readonly by: Grain; readonly seed: number };

/** The text of a case laid out: its options folded and drawn, and what follows from them. Refuses what reading it refuses. */
export function evaluateDocument(document: string, { by, seed }: Look): Evaluation {
  const { hash, read, periods, options, bases, recommendation } = foldDocument(document, by);
  const { subject } = read;
  const { currency, framework, discountRate, years, question, decision } = subject;
  const comparisons = [...compareOptions(subject, options)];
  const assumptions = assumptionsOf(read);
  const estimate = drawnFrom(read, () =>
    estimateOf(subject, { pair: pairOf(bases, recommendation), measure: recommendation.verdict.measure, seed }),
  );
  const releases = releasesOf(read);
  return {
    question,
    hash,
    document,
    currency,
    framework,
    tax: subject.tax ? 'after-tax' : 'pre-tax',
    discountRate,
    years,
    start: subject.start.toString(),
    headline: caseHeadline({ subject, options, comparisons, recommendation, assumptions, estimate }),
    periods: [...periods],
    options: options.map(({ answer }) => answer),
    comparisons,
    findings: [...findingsOf({ read, options, comparisons, recommendation, estimate, releases })],
    core: coreOf(subject),
    stresses: stressesOf(subject, recommendation),
    releases,
    decision: decisionAnswer(decision),
    recommendation: recommendationAnswer(recommendation),
    assumptions,
    estimate,
    model: writeCaseModel(subject),
  };
}

function decisionAnswer(decision: Decision): Evaluation['decision'] {
  return {
    ...decision,
    gates: decision.gates.map((gate) => ({ ...gate, fails: [...gate.fails] })),
    decideBy: decision.decideBy?.toString() ?? null,
    exit: [...decision.exit],
    kill: [...decision.kill],
  };
}
