import type { Answer } from '@capwise/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoInstallation, type TestInstallation } from '../support/installation.ts';

type Levers = Answer<'decide.levers'>;
type Lever = Levers['levers'][number];

describe('M5: EBITDA +15% next quarter, no layoffs, on the demo company', () => {
  let capwise: TestInstallation;
  let answer: Levers;
  beforeAll(async () => {
    capwise = await demoInstallation();
    answer = await capwise.invoke('decide.levers', {});
  });
  afterAll(() => capwise.drop());

  function lever(id: Lever['id']): Lever {
    const found = answer.levers.find((one) => one.id === id);
    if (!found) throw new Error(`no lever ${id}: ${JSON.stringify(answer.unknown)}`);
    return found;
  }
  const evidenceOf = (id: Lever['id'], index = 0): number => Number(lever(id).evidence[index]?.figure.value);

  it('asks for 15% of the EBITDA that the statement shows for the last whole quarter', async () => {
    const statement = await capwise.invoke('books.statement', { period: answer.base ?? '', by: 'quarter' });
    const ebitda = statement.lines.find(({ line }) => line === 'ebitda')?.figures[0]?.value;
    expect([answer.baseEbitda?.value, answer.measure]).toEqual([ebitda, 'EBITDA']);
    expect(answer.target).toBeCloseTo(Number(ebitda) * 0.15, 6);
  });

  it('says plainly that real levers do not reach it, and by how much', () => {
    const real = answer.levers.filter(({ kind }) => kind === 'real').reduce((sum, { ebitda }) => sum + ebitda, 0);
    expect(answer.real).toBeCloseTo(real, 6);
    expect(answer.missing).toBeCloseTo(answer.target - real, 6);
    expect(answer.reached).toBe(false);
    expect(answer.headline).toMatch(/^EBITDA \+15% in 2026-Q4 is USD .*Real levers do not reach it: .*is missing\./);
  });

  it('moves cash and no EBITDA by payment terms, and by paying as it is used', () => {
    expect(lever('payment-terms')).toMatchObject({ kind: 'timing', ebitda: 0 });
    expect(lever('payment-terms').cash).toBeCloseTo(evidenceOf('payment-terms') / 3, 6);
    expect(lever('pay-as-you-go')).toMatchObject({ kind: 'timing', ebitda: 0, operatingIncome: 0 });
    expect(lever('pay-as-you-go').cash).toBeGreaterThan(0);
  });

  it('lifts operating income and not EBITDA by a longer life of hardware', () => {
    const { kind, ebitda, cash, operatingIncome, honesty } = lever('hardware-life');
    expect([kind, ebitda, cash]).toEqual(['presentation', 0, 0]);
    expect(operatingIncome).toBeGreaterThan(0);
    expect(operatingIncome).toBeLessThan(evidenceOf('hardware-life'));
    expect(honesty).toContain('operating income only');
  });

  it('refuses to capitalize more, and counts hires that wait against the budget only', () => {
    expect(lever('capitalize-more')).toMatchObject({ kind: 'presentation', ebitda: 0, operatingIncome: 0, cash: 0 });
    expect(lever('capitalize-more').honesty).toMatch(/^Refused.*only a change of the work/);
    expect(lever('defer-hiring').kind).toBe('timing');
    expect(lever('defer-hiring').ebitda).toBeCloseTo(evidenceOf('defer-hiring') - evidenceOf('defer-hiring', 1), 6);
  });

  it('reckons each real lever from its evidence by assumptions that it names', () => {
    const held = 2 / 3;
    const unowned = evidenceOf('unowned-cloud');
    expect(lever('unowned-cloud').ebitda).toBeCloseTo(unowned * 0.3 * held, 4);
    const left = evidenceOf('commitment-coverage') - unowned * 0.3;
    expect(lever('commitment-coverage').ebitda).toBeCloseTo(left * 0.5 * 0.25 * held, 4);
    expect(lever('unused-commitments').ebitda).toBeCloseTo(evidenceOf('unused-commitments') * 0.5 * held, 4);
    expect(lever('contractors').ebitda).toBeCloseTo(evidenceOf('contractors') * 0.2 * held, 4);
    const real = answer.levers.filter(({ kind }) => kind === 'real');
    for (const { reckoning } of real) expect(reckoning).toContain('assumption');
  });

  it('opens every piece of evidence to what it is made of, to the same amount', async () => {
    for (const { figure } of answer.levers.flatMap(({ evidence }) => evidence)) {
      const { total } = await capwise.invoke('books.trace', { trace: figure.trace });
      expect(total.value).toBe(figure.value);
    }
  });

  it('ranks what is real before what is moved and what is only shown elsewhere', () => {
    const order = ['real', 'timing', 'presentation'];
    const kinds = answer.levers.map(({ kind }) => order.indexOf(kind));
    expect(kinds).toEqual(kinds.toSorted((a, b) => a - b));
  });

  it('leaves out what is out of question, and is reached where the target is small', async () => {
    const { levers, reached, excluded, headline } = await capwise.invoke('decide.levers', {
      target: 0.01,
      exclude: ['contractors', 'unowned-cloud'],
    });
    expect([reached, excluded]).toEqual([true, ['contractors', 'unowned-cloud']]);
    expect(levers.map(({ id }) => id)).not.toContain('contractors');
    expect(headline).toMatch(/reach it with USD .*; nobody leaves\.$/);
  });

  it('names the file that would say what the books do not', () => {
    for (const { needs } of answer.unknown) expect(needs).toMatch(/sources\.(read|import)/);
    expect([...answer.levers, ...answer.unknown]).toHaveLength(11);
  });

  it('refuses a quarter that is in the books already', async () => {
    await expect(capwise.invoke('decide.levers', { quarter: answer.base ?? '' })).rejects.toMatchObject({
      code: 'INVALID_PERIOD',
      message: expect.stringContaining('ask for 2026-Q4') as string,
    });
  });
});
