import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fineText, parseFine } from '@capwise/domain/money';
import { billRow, billText, fileOf } from '../support/bills.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { completed, type BillFile } from '../support/scenarios.ts';
import { hasShared, skippedWithoutShared } from '../support/shared.ts';

let capwise: TestInstallation;
beforeAll(async () => {
  capwise = await installation();
});
afterAll(() => capwise.drop());

async function byResource(company: string): Promise<Readonly<Record<string, string>>> {
  const { rows } = await capwise.invoke('cloud.cost', { by: ['ResourceId'] }, { company });
  const groups = Map.groupBy(rows, ({ keys }) => keys[0] ?? '');
  const total = (members: typeof rows): string =>
    fineText(members.reduce((sum, { figure }) => sum + parseFine(figure.value ?? '0'), 0n));
  return Object.fromEntries([...groups].map(([resource, members]) => [resource, total(members)]));
}

async function expectTied(company: string): Promise<void> {
  const { ties } = await capwise.invoke('sources.quality', {}, { company });
  expect(ties.length).toBeGreaterThan(0);
  expect(ties.filter(({ tied }) => !tied)).toEqual([]);
  const bridge = await capwise.invoke('books.bridge', { period: '2025-05..2026-12' }, { company });
  expect(bridge.residual.value).toBe('0.00');
}

const scenario = (style: string): Promise<BillFile> =>
  completed(['datasets', 'focus-1.4-correction-scenarios', `scenario_1_partial_reallocation_${style}.csv`]);

describe.skipIf(!hasShared)(`the correction scenarios of FOCUS 1.4${skippedWithoutShared}`, () => {
  it.each(['delta', 'ledger'])('net to R-111 1200 and R-222 300 as %s', async (style) => {
    const company = `scenario-${style}`;
    await capwise.invoke('sources.import', { files: [await scenario('original')] }, { company });
    expect(await byResource(company)).toEqual({ 'R-111': '1500' });
    const files = [await scenario(style)];
    const answer = await capwise.invoke('sources.import', { files, delivery: 'append' }, { company });
    expect(answer.parts.map(({ change }) => change)).toEqual(['appended']);
    expect(await byResource(company)).toEqual({ 'R-111': '1200', 'R-222': '300' });
    await expectTied(company);
    const again = await capwise.invoke('sources.import', { files }, { company });
    expect(again).toMatchObject({ outcome: 'unchanged', load: null });
    expect(await byResource(company)).toEqual({ 'R-111': '1200', 'R-222': '300' });
  });

  it('read the text (null) as nothing, and say so', async () => {
    const company = 'scenario-null';
    const { warnings } = await capwise.invoke('sources.import', { files: [await scenario('original')] }, { company });
    expect(warnings.find(({ code }) => code === 'LITERAL_NULL')).toMatchObject({ rows: 1, billed: '1500' });
    expect(warnings.map(({ code }) => code)).not.toContain('UNKNOWN_CLASS');
  });

  it('are proposed to be appended', async () => {
    const company = 'scenario-proposed';
    const files = [await scenario('delta')];
    const { proposals } = await capwise.invoke('sources.import', { files }, { company, dryRun: true });
    expect(proposals).toHaveLength(1);
    expect(proposals[0]).toContain('--delivery append');
  });
});

describe('a source that appends', () => {
  const company = 'appends';
  const june = (resource: string, cost: string, more = {}) =>
    billRow('2026-06', cost, { ResourceId: resource, ...more });
  const correction = {
    ChargeClass: 'Correction',
    ChargePeriodStart: '2026-05-01T00:00:00Z',
    ChargePeriodEnd: '2026-05-02T00:00:00Z',
  };

  it('keeps what it delivers side by side, also in later loads that do not say it again', async () => {
    const first = await fileOf(billText([june('a', '100')]));
    await capwise.invoke('sources.import', { files: [first] }, { company });
    const delta = await fileOf(billText([june('a', '-30', correction), june('b', '30', correction)]), 'delta.csv');
    await capwise.invoke('sources.import', { files: [delta], delivery: 'append' }, { company });
    const more = await fileOf(billText([june('c', '7', correction)]), 'more.csv');
    const answer = await capwise.invoke('sources.import', { files: [more] }, { company });
    expect(answer.parts).toMatchObject([{ change: 'appended', rows: 1 }]);
    expect(answer.proposals).toEqual([]);
    expect(await byResource(company)).toEqual({ a: '70', b: '30', c: '7' });
    await expectTied(company);
    const { loads } = await capwise.invoke('sources.list', {}, { company });
    expect(loads.flatMap(({ parts }) => parts.map(({ live, appended }) => [live, appended]))).toEqual([
      [true, false],
      [true, true],
      [true, true],
    ]);
  });

  it('leaves out a file that was appended before, packed or with other ends of lines', async () => {
    const company = 'packed';
    await capwise.invoke('sources.import', { files: [await fileOf(billText([june('a', '100')]))] }, { company });
    const text = billText([june('a', '-3', correction)]);
    const files = [await fileOf(text, 'm.csv')];
    await capwise.invoke('sources.import', { files, delivery: 'append' }, { company });
    const copies = [
      await fileOf(gzipSync(text), 'm.csv.gz'),
      await fileOf(text.replaceAll('\n', '\r\n'), 'm-crlf.csv'),
      await fileOf(gzipSync(text.replaceAll('\n', '\r\n')), 'm-crlf.csv.gz'),
    ];
    for (const copy of copies) {
      const answer = await capwise.invoke('sources.import', { files: [copy] }, { company });
      expect(answer).toMatchObject({ outcome: 'unchanged', load: null });
    }
    expect(await byResource(company)).toEqual({ a: '97' });
  });

  it('is warned about when what it appends has as many rows and dollars as what is live', async () => {
    const company = 'again';
    await capwise.invoke('sources.import', { files: [await fileOf(billText([june('a', '100')]))] }, { company });
    const delta = (note: string) => fileOf(billText([june('a', '-3', { ...correction, x_note: note })]), `${note}.csv`);
    const first = [await delta('first')];
    const { warnings } = await capwise.invoke('sources.import', { files: first, delivery: 'append' }, { company });
    expect(warnings.map(({ code }) => code)).not.toContain('APPENDED_AGAIN');
    const answer = await capwise.invoke('sources.import', { files: [await delta('again')] }, { company, dryRun: true });
    const found = answer.warnings.find(({ code }) => code === 'APPENDED_AGAIN');
    expect(found).toMatchObject({ rows: 1, billed: '-3' });
    expect(found?.message).toContain('Acme, account A-1, 2026-06: -3 USD');
  });

  it('is warned about when it appends more than corrections to a month that is live', async () => {
    const restated = await fileOf(billText([june('a', '101')]), 'restated.csv');
    const answer = await capwise.invoke('sources.import', { files: [restated] }, { company, dryRun: true });
    expect(answer.warnings.find(({ code }) => code === 'APPENDED_BESIDE')).toMatchObject({ rows: 1, billed: '101' });
  });

  it('takes only what is new of files that were appended in part before', async () => {
    const delta = await fileOf(billText([june('d', '1', correction)]), 'd.csv');
    const other = await fileOf(billText([june('e', '2', correction)]), 'e.csv');
    await capwise.invoke('sources.import', { files: [delta] }, { company });
    const answer = await capwise.invoke('sources.import', { files: [delta, other] }, { company });
    expect(answer).toMatchObject({ outcome: 'published', rows: 1 });
    expect(answer.warnings.map(({ code }) => code)).toContain('FILE_APPENDED_BEFORE');
    expect(await byResource(company)).toMatchObject({ d: '1', e: '2' });
  });

  it('replaces the month and all that was appended to it once it delivers whole months', async () => {
    const whole = await fileOf(billText([june('z', '55')]), 'whole.csv');
    const answer = await capwise.invoke('sources.import', { files: [whole], delivery: 'replace' }, { company });
    expect(answer.parts).toMatchObject([{ change: 'replaced', before: { rows: 6, billed: '110' } }]);
    expect(await byResource(company)).toEqual({ z: '55' });
    await expectTied(company);
  });
});
