import { describe, expect, it } from 'vitest';
import { Refusal } from '@capwise/domain';
import { readCase } from './read.ts';

const stressed = (assumption: string, set: string): string => `question: Buy or build?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
assumptions:
  fee: ${assumption}
stresses:
  - {name: Dear, set: {fee: ${set}}}
options:
  buy: {lines: [{what: Subscription, treatment: expense, amount: 5M, every: year}]}
`;

function refusalOf(text: string): Refusal {
  try {
    readCase(text);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('the case was read');
}

describe('a percentage in a stress', () => {
  it.each([
    ['of an amount without a unit', '1M (0.9M to 1.3M)', '300%', 3_000_000],
    ['of an amount', '5M USD', '300%', 15_000_000],
    ['of an amount in a unit of its own', '{value: 6M, unit: USD / year}', '300%', 1_500_000],
    ['of a duration', '9 months', '200%', 18],
    ['of a count', '{value: 6, unit: people}', '150%', 9],
    ['of a chance', '30% chance of 5M', '200%', 3_000_000],
    ['that is a sum', '1M', '100% + 30%', 1_300_000],
    ['of an amount that a share is part of', '5M * 60%', '200%', 6_000_000],
  ])('is that much of the base %s', (_, assumption, set, value) => {
    const { stresses = [] } = readCase(stressed(assumption, set)).subject;
    expect(stresses[0]?.set[0]?.value).toBeCloseTo(value, 6);
  });

  it.each([
    ['10% (8% to 30%)', '30%', 0.3],
    ['0.1', '300%', 3],
    ['1 + 5%', '300%', 3],
    ['{value: 5%, unit: ratio}', '12%', 0.12],
  ])('is the share itself where the assumption is one: %s', (assumption, set, value) => {
    const { stresses = [] } = readCase(stressed(assumption, set)).subject;
    expect(stresses[0]?.set[0]?.value).toBeCloseTo(value, 12);
  });

  it.each([
    ['of a base of zero', '0 USD', '50%', /\("50%"\): the base is 0/],
    ['below zero of what is no share', '1M', '-50%', /\("-50%"\): .* it is below zero/],
    ['without the time of its assumption', '3% per month', '5%', /"3% per month": write its unit too/],
  ])('is refused %s, and the remedy says what it means', (_, assumption, set, words) => {
    const { message } = refusalOf(stressed(assumption, set));
    expect(message).toMatch(words);
    expect(message).toContain('300%, which is three times the base, or of a share the share itself');
  });

  it('takes a number without a unit in that of its assumption, and none where the assumption says years or days', () => {
    const inYears = readCase(stressed('{value: 6M, unit: USD / year}', '2 * 6M')).subject.stresses ?? [];
    expect(inYears[0]?.set).toEqual([{ name: 'fee', value: 1_000_000 }]);
    expect(refusalOf(stressed('5 years', '7')).message).toContain('the assumption is "5 years": write its unit too');
  });
});
