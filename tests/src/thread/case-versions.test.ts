import { rawPool } from '@capwise/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installation, type TestInstallation } from '../support/installation.ts';

const line = (what: string, amount: string): string => `      - what: ${what}
        treatment: expense
        function: research-and-development
        nature: labor
        amount: ${amount}
        every: year
`;

const first = `question: Buy or build?
currency: USD
start: 2027-01
years: 5
discount rate: 10%
options:
  buy:
    lines:
${line('Subscription', '5M')}  build:
    lines:
      - what: Build
        treatment: capitalize
        asset: software
        amount: 10M
        life: 5 years
${line('Upkeep', '1M')}variants:
  cancelled:
    of: build
    cancelled at month: 18
`;

const second = first
  .replace('discount rate: 10%', 'discount rate: 12%')
  .replace('amount: 1M', 'amount: 2M')
  .replace('variants:', `${line('Migration', '300k')}variants:`)
  .replace('    cancelled at month: 18', '    cancelled at month: 24')
  .replace('life: 5 years\n', 'life: 5 years\n        net: 30 days\n');

describe('the versions of a case', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await capwise.ports.store.create('main', { demo: false });
    await capwise.ports.store.use('main');
  });
  afterAll(() => capwise.drop());

  /** What a superuser can do who turns the triggers off. */
  async function tamper(statement: string): Promise<void> {
    const raw = rawPool(capwise.databaseUrl);
    try {
      await raw.query(
        `begin; set local session_replication_role = replica; set local search_path = company_main; ${statement}; commit`,
      );
    } finally {
      await raw.end();
    }
  }

  it('are numbered as they are saved, and the same text makes no new one', async () => {
    const save = (document: string, note?: string) =>
      capwise.invoke('decide.save', { name: 'platform', document, ...(note !== undefined && { note }) });
    expect(await save(first)).toMatchObject({ version: 1, isNew: true });
    expect(await save(first)).toMatchObject({ version: 1, isNew: false });
    expect(await save(second, 'Upkeep was too low')).toMatchObject({ version: 2, isNew: true });
    const { versions } = await capwise.invoke('decide.versions', { name: 'platform' });
    expect(versions.map(({ version, note, state }) => [version, note, state])).toEqual([
      [2, 'Upkeep was too low', 'draft'],
      [1, null, 'draft'],
    ]);
    expect((await capwise.invoke('decide.list', {})).cases).toMatchObject([
      { name: 'platform', version: 2, state: 'draft', approvedVersion: null, hash: versions[0]?.hash },
    ]);
  });

  it('answer by number and as of a moment', async () => {
    const { versions } = await capwise.invoke('decide.versions', { name: 'platform' });
    const asOf = versions[1]?.savedAt ?? '';
    const rate = async (chosen: object) =>
      (await capwise.invoke('decide.evaluate', { name: 'platform', ...chosen })).discountRate;
    expect([await rate({}), await rate({ version: 1 }), await rate({ asOf })]).toEqual([0.12, 0.1, 0.1]);
    expect((await capwise.invoke('decide.list', { asOf })).cases[0]?.version).toBe(1);
    await expect(rate({ version: 3 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const source of [
      { document: first, version: 1 },
      { asOf, document: first, name: 'platform' },
    ]) {
      await expect(capwise.invoke('decide.evaluate', source)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    }
  });

  it('differ in words: settings, fields of lines, lines and options, and the NPV of each option', async () => {
    const { summary, changes, presentValues } = await capwise.invoke('decide.diff', { name: 'platform' });
    expect(changes.map(({ words }) => words)).toEqual([
      'discount rate: 10% → 12%',
      'option build › "Build" › net added: 30 days',
      'option build › "Upkeep" › amount: 1M → 2M',
      'option build › "Migration" added: treatment expense, function research-and-development, nature labor, amount 300k, every year',
      'variant cancelled › cancelled at month: 18 → 24',
    ]);
    expect(summary).toBe('version 1 → 2: 5 changes, which move the NPV of 3 options');
    const npv = async (version: number) =>
      new Map(
        (await capwise.invoke('decide.evaluate', { name: 'platform', version })).options.map((option) => [
          option.id,
          Number(option.npv.value),
        ]),
      );
    const [old, now] = [await npv(1), await npv(2)];
    for (const { option, before, after, change } of presentValues) {
      expect([option, Number(before?.value), Number(after?.value)]).toEqual([option, old.get(option), now.get(option)]);
      expect(Number(change?.value)).toBeCloseTo((now.get(option) ?? 0) - (old.get(option) ?? 0), 6);
    }
    const opened = await capwise.invoke('books.trace', {
      trace: presentValues[0]?.before?.trace ?? { kind: 'item', id: '' },
    });
    expect(opened.total.value).toBe(presentValues[0]?.before?.value);
    const [, build] = presentValues;
    const change = await capwise.invoke('books.trace', { trace: build?.change?.trace ?? { kind: 'item', id: '' } });
    expect([change.total.value, change.check.equal]).toEqual([build?.change?.value, true]);
    expect(change.children.map(({ label }) => label)).toEqual(['version 2', 'version 1']);
  });

  it('differ backwards too: an option that is taken away is removed', async () => {
    const other = first
      .replace('  build:\n', `  rent:\n    lines:\n${line('Rent', '3M')}  build:\n`)
      .replace('years: 5', 'years: 4');
    await capwise.invoke('decide.save', { name: 'rented', document: other });
    await capwise.invoke('decide.save', { name: 'rented', document: `# what we know\n${other}` });
    await capwise.invoke('decide.save', { name: 'rented', document: first });
    const comment = await capwise.invoke('decide.diff', { name: 'rented', to: 2 });
    expect([comment.changes, comment.summary]).toEqual([
      [],
      'version 1 → 2: nothing that is read differs, only comments, spacing or order',
    ]);
    const { changes, presentValues } = await capwise.invoke('decide.diff', { name: 'rented' });
    expect(changes.map(({ words }) => words)).toEqual(['years: 4 → 5', 'option rent removed: lines "Rent"']);
    expect(presentValues.find(({ option }) => option === 'rent')).toMatchObject({ after: null, change: null });
    await expect(capwise.invoke('decide.diff', { name: 'rented', to: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('version 1 of case "rented" has none before it') as string,
    });
  });

  it('are approved once, with the figures that the evaluation answers', async () => {
    await expect(capwise.invoke('decide.verify', { name: 'platform' })).rejects.toMatchObject({ code: 'NOT_APPROVED' });
    const approved = await capwise.invoke('decide.approve', { name: 'platform', by: 'Finance', note: 'Go' });
    const evaluation = await capwise.invoke('decide.evaluate', { name: 'platform', version: 2 });
    expect(approved).toMatchObject({ version: 2, hash: evaluation.hash, approval: { by: 'Finance', note: 'Go' } });
    expect(approved.options.map(({ npv }) => npv)).toEqual(evaluation.options.map(({ npv }) => npv));
    await expect(capwise.invoke('decide.approve', { name: 'platform', version: 2 })).rejects.toMatchObject({
      code: 'ALREADY_APPROVED',
      message: expect.stringContaining('by Finance') as string,
    });
    expect((await capwise.invoke('decide.list', {})).cases[0]).toMatchObject({ state: 'approved', approvedVersion: 2 });
  });

  it('go on after an approval: a change is a draft of its own, and the approved one is verified', async () => {
    const third = second.replace('amount: 2M', 'amount: 3M');
    expect(await capwise.invoke('decide.save', { name: 'platform', document: third })).toMatchObject({ version: 3 });
    expect((await capwise.invoke('decide.list', {})).cases[0]).toMatchObject({
      version: 3,
      state: 'draft',
      approvedVersion: 2,
    });
    const verified = await capwise.invoke('decide.verify', { name: 'platform' });
    expect(verified).toMatchObject({ version: 2, isEqual: true, document: { isEqual: true, difference: null } });
    expect(verified.figures.compared).toBe(3 * (1 + 60 + 60));
    expect(verified.summary).toBe(
      'Version 2 of "platform": the document is the one that was approved; all 363 figures are equal',
    );
  });

  it('are never changed nor removed, from whomever', async () => {
    const raw = rawPool(capwise.databaseUrl);
    try {
      for (const statement of [
        'update company_main.case_document set document = $$else$$ where name = $$platform$$',
        'delete from company_main.case_document where version = 3',
        'update company_main.case_approval set note = null',
        'delete from company_main.case_approval',
        'truncate company_main.case_approval',
      ]) {
        await expect(raw.query(statement)).rejects.toMatchObject({ code: 'CW003' });
      }
    } finally {
      await raw.end();
    }
  });

  it('that somebody altered below are named: which copy, at which byte, and what stood there', async () => {
    await tamper(`update case_document set document = replace(document, 'amount: 5M', 'amount: 9M')
      where name = 'platform' and version = 2`);
    const { isEqual, document, figures, summary } = await capwise.invoke('decide.verify', { name: 'platform' });
    const byte = second.indexOf('amount: 5M') + 'amount: '.length + 1;
    expect([isEqual, document.isEqual, figures.isEqual]).toEqual([false, false, true]);
    expect(document.copies.filter((copy) => !copy.isEqual).map(({ copy }) => copy)).toEqual(['kept']);
    expect(document.difference).toEqual({ byte, line: 13, column: 17, approved: '5M', kept: '9M' });
    expect(summary).toContain(`its kept copy was altered: byte ${byte} (line 13, column 17): approved "5M", kept "9M"`);
  });

  it('whose frozen figures somebody altered are named: which figure, of which option and month', async () => {
    await tamper(`update case_approval set figures = jsonb_set(figures::jsonb, '{options,1,cash,12}', '"-1"')::json
      where name = 'platform'`);
    const { figures, summary } = await capwise.invoke('decide.verify', { name: 'platform', version: 2 });
    expect(figures.differences).toMatchObject([
      { option: 'build', figure: 'cash', month: '2028-01', approved: '-0.01', now: '-191666.67' },
    ]);
    expect(summary).toContain('cash of build of 2028-01 was approved as -0.01 and is -191666.67 now');
  });

  it('differ in their assumptions, and are verified with the ranges that they rest on', async () => {
    const ranged = first
      .replace('amount: 1M', 'amount: upkeep cost')
      .replace('options:', 'assumptions:\n  upkeep cost: 800k to 2M\noptions:');
    const other = ranged
      .replace('800k to 2M', '900k to 3M')
      .replace('options:', 'north star: free-cash-flow\noptions:');
    for (const document of [ranged, other]) await capwise.invoke('decide.save', { name: 'ranged', document });
    const { changes, presentValues } = await capwise.invoke('decide.diff', { name: 'ranged' });
    expect(changes.map(({ words }) => words)).toEqual([
      'assumption upkeep cost: 800k to 2M → 900k to 3M',
      'north star added: free-cash-flow',
    ]);
    expect(presentValues.map(({ option, change }) => [option, Number(change?.value) < 0])).toEqual([
      ['buy', false],
      ['build', true],
      ['cancelled', true],
    ]);
    await capwise.invoke('decide.approve', { name: 'ranged' });
    expect(await capwise.invoke('decide.verify', { name: 'ranged' })).toMatchObject({ version: 2, isEqual: true });
  });

  it('that the rules of today do not read any more are listed still, and named where they are asked for', async () => {
    await tamper(`insert into case_document (name, version, saved_at, hash, document)
      values ('older', 1, now(), 'x', $$question: Did it pay?$$)`);
    expect((await capwise.invoke('decide.list', {})).cases.find(({ name }) => name === 'older')).toMatchObject({
      question: 'Did it pay?',
    });
    await capwise.invoke('decide.save', { name: 'older', document: first });
    await expect(capwise.invoke('decide.diff', { name: 'older' })).rejects.toMatchObject({
      code: 'INVALID_CASE',
      message: expect.stringMatching(/^version 1: line 1, /) as string,
    });
  });
});
