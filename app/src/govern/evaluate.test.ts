import { describe, expect, it } from 'vitest';
import { Refusal } from '@capwise/domain';
import { formula, minorFigure } from '../figure/index.ts';
import { askRules } from './evaluate.ts';
import type { Raised } from './rule.ts';

const figure = minorFigure(100n, 'USD', formula('A figure', []));

function raised(subject: string): Raised {
  return { subject, title: '', reason: '', amount: figure, ebitda: figure, cash: figure, verb: '', link: '' };
}

describe('rules that are asked', () => {
  it('answer whatever another of them does, and one that refuses, fails or repeats itself is named', async () => {
    const {
      raised: found,
      kinds,
      unanswered,
    } = await askRules([
      { kind: 'broken-tie', ask: async () => [raised('a'), raised('b'), raised('a')] },
      { kind: 'missing-price', ask: async () => [raised('a')] },
      { kind: 'ledger-difference', ask: () => Promise.reject(new Error('cannot read')) },
      { kind: 'negative-prepaid', ask: () => Promise.reject(new Refusal('NEEDS_RATE', 'give a rate')) },
    ]);
    expect(found.map(({ kind, subject }) => [kind, subject])).toEqual([['missing-price', 'a']]);
    expect([...kinds]).toEqual(['missing-price']);
    expect(unanswered).toEqual([
      {
        kind: 'broken-tie',
        message: 'the rule failed: a rule raises one subject twice, a: its subject leaves something out',
      },
      { kind: 'ledger-difference', message: 'the rule failed: cannot read' },
      { kind: 'negative-prepaid', message: 'give a rate' },
    ]);
  });
});
