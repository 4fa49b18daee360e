import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@capwise/contract';
import { hasShared, sharedFile, skippedWithoutShared } from '../support/shared.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

const templates = [
  'build-or-buy',
  'build-buy-hybrid',
  'rent-or-own',
  'migrate',
  'refactor-for-cost',
  'cells',
  'lock-in',
  'payment-terms',
  'capital-freeze',
  'commitment',
];

const playbooks = [
  'profitability-pivot',
  'gpu-cluster-against-the-cfo',
  'migrate-or-refactor',
  'runaway-genai-bill',
  'not-invented-here',
  'vendor-outage',
  'bill-spike',
  'refactoring-return',
  'freeze-mid-build',
  'buy-or-build-trap',
];

/** What the honesty checks say of the cases as they are shipped: each is what the situation is about. */
const foundIn: Readonly<Record<string, readonly string[]>> = {
  'build-buy-hybrid': ['PAYBACK_AT_RISK'],
  'rent-or-own': ['PAYBACK_AT_RISK', 'PRICE_OLD'],
  migrate: ['PAYBACK_AT_RISK'],
  'migrate-or-refactor': ['PAYBACK_AT_RISK'],
  'runaway-genai-bill': ['PAYBACK_AT_RISK'],
  'not-invented-here': ['PAYBACK_AT_RISK'],
  'capital-freeze': ['ASSET_IDLE'],
  'profitability-pivot': ['IRR_MULTIPLE', 'SAVING_NOT_IN_EBITDA'],
  'gpu-cluster-against-the-cfo': ['LIFE_BEYOND_ECONOMIC', 'PAYBACK_AT_RISK', 'PRICE_OLD', 'USE_BELOW_CHARGE'],
  'refactoring-return': ['PAYBACK_LONG'],
  'freeze-mid-build': ['ASSET_IDLE'],
  'buy-or-build-trap': ['EXPECTED_TURNS', 'PAYBACK_AT_RISK', 'UPKEEP_LOW'],
};

describe('the playbooks and templates', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
  });
  afterAll(() => capwise.drop());

  const open = (id: string): Promise<Answer<'decide.playbook'>> => capwise.invoke('decide.playbook', { id });

  it('are ten and ten, and need no company', async () => {
    const { playbooks: all } = await capwise.invoke('decide.playbooks', {});
    expect(all.map(({ id }) => id)).toEqual([...templates, ...playbooks]);
    const ten = await capwise.invoke('decide.playbooks', { kind: 'playbook' });
    expect(ten.playbooks.map(({ id }) => id)).toEqual(playbooks);
  });

  it.skipIf(!hasShared)(`bear the titles of the guide${skippedWithoutShared}`, async () => {
    const mission = readFileSync(sharedFile('mission.md').path, 'utf8');
    const [, listed = ''] = /the trade-offs written out: ([\s\S]*?)\./.exec(mission) ?? [];
    const titles = listed.split(';').map((title) => title.replace(/\s+/g, ' ').trim().toLowerCase());
    const { playbooks: ten } = await capwise.invoke('decide.playbooks', { kind: 'playbook' });
    expect(ten.map(({ title }) => title.toLowerCase())).toEqual(titles);
  });

  it.each([...templates, ...playbooks])('%s says what a CFO asks, each figure from its own case', async (id) => {
    const { situation, tradeOffs, objections, askFirst, figures, document, recommends } = await open(id);
    const texts = [situation, ...tradeOffs, ...objections.flatMap((one) => [one.objection, one.answer]), ...askFirst];
    expect(texts.filter((text) => /[{}]|undefined|NaN/.test(text))).toEqual([]);
    expect(objections.length).toBeGreaterThanOrEqual(3);
    expect(figures.length).toBeGreaterThanOrEqual(3);
    expect(situation.split(/[.?!](?:\s|$)/).filter(Boolean).length).toBeGreaterThanOrEqual(2);
    const { assumptions, recommendation, findings } = await capwise.invoke('decide.evaluate', { document });
    const given = assumptions.filter(({ formula }) => formula === null);
    expect(given.length).toBeGreaterThanOrEqual(3);
    expect(assumptions.some(({ low }) => low !== null)).toBe(true);
    // Hours of a year are the one quantity that is nobody's to choose.
    const own = given.filter(({ name }) => name !== 'hours');
    expect(own.filter(({ source }) => !source?.includes('write your own'))).toEqual([]);
    expect(recommends).toBe(recommendation.verdict.option);
    expect([...new Set(findings.map(({ code }) => code))].toSorted()).toEqual(foundIn[id] ?? []);
  });

  it('answer with the figures that the evaluation gives', async () => {
    const { objections, document, figures } = await open('buy-or-build-trap');
    expect(figures).toContainEqual({ asked: 'crossing build buy', text: '2.5 years' });
    const { estimate } = await capwise.invoke('decide.evaluate', { document });
    const upkeep = estimate?.swings.find(({ name }) => name === 'upkeep')?.flipsAt ?? 0;
    expect(objections[0]?.answer).toContain(`it flips at ${Number((upkeep * 100).toPrecision(3))}%`);
  });

  it('are opened, edited, saved and found again', async () => {
    await capwise.ports.store.create('main', { demo: false });
    await capwise.ports.store.use('main');
    const { document } = await open('build-or-buy');
    const edited = document.replace('question: Build or buy?', 'question: Build or buy our ledger?');
    await capwise.invoke('decide.save', { name: 'ledger', document: edited });
    expect(await capwise.invoke('decide.evaluate', { name: 'ledger' })).toMatchObject({
      question: 'Build or buy our ledger?',
      document: edited,
    });
  });

  it('name the nearest where there is none of a name', async () => {
    await expect(open('buy-or-build')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringMatching(/no playbook or template "buy-or-build": did you mean "bu/) as string,
    });
  });
});
