import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Question } from '@capwise/contract';
import { createInvoke, type Invoke } from '@capwise/app';
import type { CompanyLake } from '@capwise/app/ports';
import { Refusal } from '@capwise/domain';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { expectOpens } from '../support/books.ts';
import type { TestInstallation } from '../support/installation.ts';
import { emptyCompany, readTable } from '../support/tables.ts';

type Findings = Answer<'govern.findings'>;
type Finding = Findings['findings'][number];

const owned = { Tags: '{"team":"search"}' };

/** A usage row whose list price nobody gave. */
const unpriced: BillRow = { ListCost: '', ...owned };

describe('findings', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await emptyCompany();
  });
  afterAll(() => capwise.drop());

  const ask = (question: Question<'govern.findings'> = {}): Promise<Findings> =>
    capwise.invoke<'govern.findings'>('govern.findings', question);
  const load = async (rows: readonly BillRow[], name: string): Promise<void> => {
    await capwise.invoke('sources.import', { files: [await fileOf(billText(rows), name)] });
  };
  const open = async (kind: Finding['kind']): Promise<readonly Finding[]> => (await ask({ kind })).findings;
  const only = async (kind: Finding['kind']): Promise<Finding> => {
    const found = await open(kind);
    expect(found).toHaveLength(1);
    const [first] = found;
    if (!first) throw new Error('none was found');
    return first;
  };
  const show = (id: string): Promise<Answer<'govern.finding'>> =>
    capwise.invoke<'govern.finding'>('govern.finding', { id });
  const shown = ({ amount, ebitda, cash }: Finding): readonly (string | null)[] => [
    amount.value,
    ebitda.value,
    cash.value,
  ];

  it('there is none while everything is in order', async () => {
    await load([billRow('2026-01', '100', owned)], 'january.csv');
    expect(await ask()).toMatchObject({ counts: { open: 0, snoozed: 0, resolved: 0 }, findings: [], kept: true });
  });

  it('cost of the last month without a tag that names an owner is raised by account, with its rows', async () => {
    await load(
      [
        billRow('2026-02', '60', owned),
        billRow('2026-02', '25.5', { SubAccountId: 'sub-2' }),
        billRow('2026-02', '4', { SubAccountId: 'sub-2', Tags: '{"Cost-Center":"R-1"}' }),
      ],
      'february.csv',
    );
    const finding = await only('cost-without-owner');
    expect(finding).toMatchObject({ desk: 'cloud', state: 'open', owner: null, subject: 'account sub-2 USD' });
    expect(shown(finding)).toEqual(['25.5', '0', '0']);
    await expectOpens(capwise.invoke, [finding.amount]);
  });

  it('the tags that name an owner are a choice of the company, however they are spelled', async () => {
    await capwise.invoke('companies.set', { ownerTags: ['cost_center'] });
    expect((await open('cost-without-owner')).map(shown)).toEqual([
      ['160', '0', '0'],
      ['25.5', '0', '0'],
    ]);
    await capwise.invoke('companies.set', { ownerTags: ['team', 'cost_center'] });
    const finding = await only('cost-without-owner');
    expect((await show(finding.id)).history.map(({ what }) => what)).toEqual(['raised', 'updated', 'updated']);
  });

  it('prices that are missing are raised by who bills them, and resolved by the bill that has them', async () => {
    await load([billRow('2026-03', '80', unpriced), billRow('2026-03', '5', owned)], 'march.csv');
    const finding = await only('missing-price');
    expect(shown(finding)).toEqual(['80', '0', '0']);
    await expectOpens(capwise.invoke, [finding.amount]);
    await load([billRow('2026-03', '80', owned), billRow('2026-03', '5', owned)], 'march-again.csv');
    expect(await open('missing-price')).toEqual([]);
    const { state, history } = await show(finding.id);
    expect([state, history.map(({ what, actor }) => `${what} ${actor}`)]).toEqual([
      'resolved',
      ['raised rule', 'resolved rule'],
    ]);
  });

  it('a commitment that is used beyond what was bought is raised until its opening balance is given', async () => {
    const use = { CommitmentDiscountId: 'sp-1', CommitmentDiscountStatus: 'Used', BilledCost: '0', ...owned };
    await load([billRow('2026-04', '30', use)], 'april.csv');
    const finding = await only('negative-prepaid');
    expect(shown(finding)).toEqual(['30.00', '0', null]);
    await expectOpens(capwise.invoke, [finding.amount]);
  });

  it('an invoice whose total is not that of its bill is raised with the difference', async () => {
    await load([billRow('2026-05', '70', { InvoiceId: 'INV-5', ...owned })], 'may.csv');
    const total = { kind: 'invoice-total', what: 'Paper', invoice: 'INV-5', amount: '72.5', month: '2026-05' } as const;
    await capwise.invoke('books.record', { id: 'paper-5', document: total });
    const finding = await only('broken-tie');
    expect(shown(finding)).toEqual(['2.5', null, '-2.5']);
    await expectOpens(capwise.invoke, [finding.amount, finding.cash]);
    await capwise.invoke('books.withdraw', { id: 'paper-5', reason: 'Read wrongly' });
    expect(await open('broken-tie')).toEqual([]);
  });

  it('an account that differs from the trial balance is raised by what it differs, and tells why', async () => {
    await readTable(capwise, { kind: 'account-map', header: 'account,name,capwise_account' }, ['641,Hosting,6920']);
    await readTable(capwise, { kind: 'trial-balance', header: 'account,name,month,balance' }, [
      '641,Hosting,2026-05,500',
    ]);
    const finding = await only('ledger-difference');
    expect(finding.ebitda.value).toBe(finding.amount.value === null ? null : `-${finding.amount.value}`);
    await expectOpens(capwise.invoke, [finding.amount, finding.ebitda]);
  });

  it('cost that the catalog does not name is raised once a catalog is begun', async () => {
    expect(await open('unmapped-dollars')).toEqual([]);
    await capwise.invoke('sources.saveThing', {
      kind: 'team',
      name: 'Search',
      aliases: [{ kind: 'tag:team', value: 'other' }],
    });
    const finding = await only('unmapped-dollars');
    expect(shown(finding)).toEqual(['70', '0', '0']);
    await expectOpens(capwise.invoke, [finding.amount]);
    const thing = { thing: 'search', kind: 'tag:team', value: 'search' };
    await capwise.invoke('sources.mapAlias', thing);
    expect(await open('unmapped-dollars')).toEqual([]);
  });

  it('a month that came again with other amounts is raised until it is closed', async () => {
    await load([billRow('2026-01', '90', owned)], 'january-again.csv');
    const finding = await only('restated-month');
    expect(shown(finding)).toEqual(['10', '10', '10']);
    await expectOpens(capwise.invoke, [finding.amount, finding.ebitda, finding.cash]);
    await capwise.invoke('books.close', { through: '2026-01' });
    expect(await open('restated-month')).toEqual([]);
  });

  it('what changes of a closed month is raised until the month in which it posts is closed', async () => {
    await load([billRow('2026-01', '95', owned)], 'january-last.csv');
    const finding = await only('restated-month');
    expect(finding).toMatchObject({ title: '2026-01 changed after it was closed' });
    expect(shown(finding).slice(0, 2)).toEqual(['5.00', '-5.00']);
    await expectOpens(capwise.invoke, [finding.amount, finding.ebitda, finding.cash]);
    await capwise.invoke('books.close', { through: '2026-02' });
    expect(await open('restated-month')).toEqual([]);
  });

  describe('in the hands of a person', () => {
    const later = (days: number): string => Temporal.Now.plainDateISO('UTC').add({ days }).toString();
    let id = '';
    beforeAll(async () => {
      id = (await only('negative-prepaid')).id;
    });

    it('is assigned, and assigning what was before undoes it', async () => {
      const given = await capwise.invoke('govern.assign', { id, owner: 'Controller', due: later(5) });
      expect(given).toMatchObject({ owner: 'Controller', due: later(5), before: { owner: null, due: null } });
      expect((await ask({ owner: 'Controller' })).findings.map((one) => one.id)).toEqual([id]);
      expect((await ask({ unassigned: true })).findings.map((one) => one.id)).not.toContain(id);
      expect((await ask()).owners).toEqual(['Controller']);
      const back = await capwise.invoke('govern.assign', { id, ...given.before });
      expect([back.owner, back.due]).toEqual([null, null]);
      await expect(capwise.invoke('govern.assign', { id })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    });

    it('is snoozed for a reason and woken, and counts as neither open nor lost meanwhile', async () => {
      const before = await ask();
      const reason = 'The purchase comes with the next bill';
      await capwise.invoke('govern.snooze', { id, until: later(30), reason });
      const after = await ask();
      expect([after.counts.open, after.counts.snoozed]).toEqual([before.counts.open - 1, 1]);
      expect((await ask({ state: 'snoozed' })).findings).toMatchObject([{ id, snoozed: { until: later(30), reason } }]);
      const woken = await capwise.invoke('govern.wake', { id });
      expect(woken).toMatchObject({ state: 'open', snoozed: null, before: { until: later(30), reason } });
      await expect(capwise.invoke('govern.wake', { id })).rejects.toMatchObject({ code: 'NOT_SNOOZED' });
    });

    it('cannot be snoozed until a day that is over, nor be named by an id that nothing has', async () => {
      const past = { id, until: later(0), reason: 'late' };
      await expect(capwise.invoke('govern.snooze', past)).rejects.toMatchObject({ code: 'SNOOZE_PAST' });
      const nothing = { id: 'negative-prepaid:nothing', text: 'a word' };
      await expect(capwise.invoke('govern.comment', nothing)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('wakes by itself when its dollars grow by more than a tenth', async () => {
      await capwise.invoke('govern.snooze', { id, until: later(30), reason: 'small' });
      const use = { CommitmentDiscountId: 'sp-1', CommitmentDiscountStatus: 'Used', BilledCost: '0', ...owned };
      await load([billRow('2026-06', '2', use)], 'june.csv');
      expect(await show(id)).toMatchObject({ state: 'snoozed', amount: { value: '32.00' } });
      await load([billRow('2026-07', '9', use)], 'july.csv');
      expect(await show(id)).toMatchObject({ state: 'open', amount: { value: '41.00' } });
    });

    it('keeps comments and all that happened, in order', async () => {
      const { comments } = await capwise.invoke('govern.comment', { id, text: 'Asked the vendor' }, { actor: 'Ana' });
      const { history } = await show(id);
      expect(comments).toBe(1);
      expect(history.at(-1)).toMatchObject({ what: 'commented', actor: 'Ana', words: 'Asked the vendor' });
      expect(history.map(({ what }) => what)).toEqual([
        'raised',
        'assigned',
        'assigned',
        'snoozed',
        'woken',
        'snoozed',
        'updated',
        'updated',
        'commented',
      ]);
    });

    it('is answered as of a moment with what was kept then', async () => {
      const at = (await show(id)).history[0]?.at ?? '';
      const { findings } = await ask({ kind: 'negative-prepaid', asOf: at });
      expect(findings.map(shown)).toEqual([['30.00', '0', null]]);
      await expectOpens(
        capwise.invoke,
        findings.map(({ amount }) => amount),
      );
    });
  });

  it('an eye changes the order, and neither the set nor the counts', async () => {
    const ids = async (eye?: 'tpm' | 'finops' | 'finance') =>
      (await ask({ ...(eye && { eye }) })).findings.map(({ id }) => id);
    const plain = await ids();
    for (const eye of ['tpm', 'finops', 'finance'] as const) {
      const seen = await ids(eye);
      expect(new Set(seen)).toEqual(new Set(plain));
    }
    expect((await ids('finance'))[0]).toMatch(/^(broken-tie|ledger-difference|negative-prepaid)/);
  });

  it('a review that changes nothing commits nothing', async () => {
    const store = await capwise.ports.store.company('main');
    const before = await store.moment();
    expect(await capwise.invoke('govern.review', {})).toMatchObject({
      raised: 0,
      updated: 0,
      reopened: 0,
      resolved: 0,
    });
    expect(await store.moment()).toBe(before);
  });

  const brokenAt = (failure: () => never): Invoke => {
    const { ports } = capwise;
    const company = (name: string): CompanyLake => ({ ...ports.lake.company(name), columns: async () => failure() });
    return createInvoke({ ...ports, lake: { ...ports.lake, company } });
  };

  it('a rule that cannot answer is named, and what it found before stays', async () => {
    const broken = brokenAt(() => {
      throw new Refusal('FILE_FORMAT', 'a part of the lake is truncated');
    });
    await load([billRow('2026-08', '3')], 'august.csv');
    const { id } = await ofSubOne();
    await broken('sources.import', { files: [await fileOf(billText([billRow('2026-09', '4', owned)]), 'sept.csv')] });
    const found = await broken('govern.findings', { kind: 'cost-without-owner' });
    expect(found.findings.map((one) => [one.id, one.amount.value])).toContainEqual([id, '3']);
    expect(found.unanswered).toEqual([
      { kind: 'cost-without-owner', message: 'a part of the lake is truncated' },
      { kind: 'missing-price', message: 'a part of the lake is truncated' },
    ]);
    await capwise.invoke('govern.review', {});
    expect((await ask()).unanswered).toEqual([]);
  });

  const ofSubOne = async (): Promise<Finding> => {
    const found = (await open('cost-without-owner')).find(({ subject }) => subject === 'account sub-1 USD');
    if (!found) throw new Error('none was found');
    return found;
  };

  it('what has no owner stays open when the next month has one, and says of which months it is', async () => {
    const finding = await ofSubOne();
    expect(shown(finding)).toEqual(['3', '0', '0']);
    expect(finding.reason).toMatch(/^2026-08: /);
    await expectOpens(capwise.invoke, [finding.amount]);
    expect(finding.link).toMatch(/^\/cloud\?period=2026-08&/);
    const { history } = await show(finding.id);
    // January and February, until both tags counted; from August on, whatever September brought.
    expect(history.map(({ what }) => what)).toEqual(['raised', 'resolved', 'reopened']);
  });

  it('prices that are missing in a month stay so when the next one has them', async () => {
    await load([billRow('2026-09', '4', unpriced)], 'september-unpriced.csv');
    await load([billRow('2026-10', '6', owned)], 'october-priced.csv');
    const finding = (await open('missing-price')).find(({ title }) => title.includes('list or contracted prices'));
    if (!finding) throw new Error('none was found');
    // 41 of what the commitment covers, from April on.
    expect(shown(finding)).toEqual(['45', '0', '0']);
    expect(finding.reason).toMatch(/^2026-04 to 2026-09: on 4 rows;/);
    expect(finding.link).toMatch(/^\/cloud\?period=2026-04\.\.2026-09&/);
    await expectOpens(capwise.invoke, [finding.amount]);
  });

  it('where a rule fails the command has succeeded, the others answered, and it is named until it answers', async () => {
    const broken = brokenAt(fail);
    const files = [await fileOf(billText([billRow('2026-11', '5')]), 'november.csv')];
    expect(await broken('sources.import', { files })).toMatchObject({ outcome: 'published' });
    const seen = await broken('govern.findings', {});
    const message = 'the rule failed: the lake cannot be read';
    expect(seen.unanswered).toEqual([
      { kind: 'cost-without-owner', message },
      { kind: 'missing-price', message },
    ]);
    expect(seen.findings.map(({ kind }) => kind)).toContain('unmapped-dollars');
    expect((await broken('govern.review', {})).unanswered).toHaveLength(2);
    const found = await ask({ kind: 'cost-without-owner' });
    expect(found).toMatchObject({ kept: false, unanswered: [] });
    expect(shown(await ofSubOne())).toEqual(['8', '0', '0']);
    await capwise.invoke('govern.review', {});
    expect(await ask({ kind: 'cost-without-owner' })).toMatchObject({ kept: true, total: 2 });
  });

  it('cost of a year and of all open months is looked at, and no older', async () => {
    await capwise.invoke('books.close', { through: '2026-10' });
    expect(shown(await ofSubOne())).toEqual(['8', '0', '0']);
    await load([billRow('2027-08', '1', owned)], 'august-after.csv');
    const later = await ofSubOne();
    expect([later.amount.value, later.reason.slice(0, 9)]).toEqual(['5', '2026-11: ']);
  });
});

function fail(): never {
  throw new Error('the lake cannot be read');
}
