import type { Answer, Figure, Trace } from '@capwise/contract';
import { parseFine } from '@capwise/domain/money';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billRow, billText, fileOf, type BillRow } from '../support/bills.ts';
import { expectOpens } from '../support/books.ts';
import { installation, type TestInstallation } from '../support/installation.ts';
import { readTable } from '../support/tables.ts';

type Recalled = Answer<'books.recall'>;

const month = '2025-04';

function day(number: number, cost: string, resource: string, more: BillRow = {}): BillRow {
  const at = (date: number): string => `${month}-${String(date).padStart(2, '0')}T00:00:00Z`;
  return billRow(month, cost, {
    ChargePeriodStart: at(number),
    ChargePeriodEnd: at(number + 1),
    ResourceId: resource,
    Tags: JSON.stringify({ service: resource }),
    ...more,
  });
}

async function load({ invoke }: TestInstallation, name: string, rows: readonly BillRow[]): Promise<void> {
  await invoke('sources.import', { files: [await fileOf(billText(rows), name)] });
}

/** Amounts of the causes that changed anything. */
function causesOf({ causes }: Recalled): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    causes
      .filter(({ figure }) => parseFine(figure.value ?? '0') !== 0n)
      .map(({ cause, figure }) => [cause, figure.value]),
  );
}

function allFigures({ past, present, change, causes, residual }: Recalled): readonly Figure[] {
  const parts = causes.flatMap(({ figure, parts: own }) => [
    figure,
    ...own.flatMap((part) => [part.figure, ...(part.rows ? [part.rows] : [])]),
  ]);
  return [past.figure, present.figure, change, ...parts, residual];
}

async function ebitdaOf({ invoke }: TestInstallation): Promise<Figure> {
  const { lines } = await invoke('books.statement', { period: month });
  const figure = lines.find(({ line }) => line === 'ebitda')?.figures[0];
  if (!figure) throw new Error('no EBITDA');
  return figure;
}

describe('a figure of the statement under a reference', () => {
  let capwise: TestInstallation;
  let code: string;
  let recalled: Recalled;
  beforeAll(async () => {
    capwise = await installation();
    await load(capwise, 'first.csv', [
      day(1, '10', 'a'),
      day(2, '20', 'b'),
      day(2, '5', 'tax', { ChargeCategory: 'Tax' }),
    ]);
    ({ code } = await capwise.invoke('books.refer', {
      trace: (await ebitdaOf(capwise)).trace,
      label: 'EBITDA, Apr 2025',
    }));
  });
  afterAll(() => capwise.drop());

  it('has the same reference again, and keeps its value while nothing changed', async () => {
    const again = await capwise.invoke('books.refer', { trace: (await ebitdaOf(capwise)).trace });
    expect([again.code, again.figure.value]).toEqual([code, '-35.00']);
    const same = await capwise.invoke('books.recall', { code: code.toLowerCase() });
    expect([same.past.figure.value, same.present.figure.value, same.change.value, causesOf(same)]).toEqual([
      '-35.00',
      '-35.00',
      '0.00',
      {},
    ]);
  });

  it('splits one load into late rows and what the provider restated', async () => {
    await load(capwise, 'second.csv', [
      day(1, '12', 'a'),
      day(2, '20', 'b'),
      day(2, '5', 'tax', { ChargeCategory: 'Tax' }),
      day(3, '7', 'a'),
    ]);
    recalled = await capwise.invoke('books.recall', { code });
    expect(causesOf(recalled)).toEqual({ 'late-rows': '-7.00', restatement: '-2.00' });
    expect([recalled.past.figure.value, recalled.present.figure.value, recalled.residual.value]).toEqual([
      '-35.00',
      '-44.00',
      '0.00',
    ]);
    await expectOpens(capwise.invoke, allFigures(recalled));
  });

  it('names what a choice, a late document and a correction changed, each by itself', async () => {
    await capwise.invoke('companies.set', { recoverableTax: true });
    await capwise.invoke('books.record', {
      id: 'late-invoice',
      document: { kind: 'expense', what: 'Consulting', amount: '3', month, repeats: 1, netDays: 30 },
    });
    await capwise.invoke('books.record', {
      id: 'moved',
      document: {
        kind: 'correction',
        what: 'Half of it is not ours',
        month,
        entries: [
          { account: '1210', amount: '4' },
          { account: '6920', amount: '-4' },
        ],
        isMaterial: false,
        reason: 'Below what matters',
      },
    });
    recalled = await capwise.invoke('books.recall', { code });
    expect(causesOf(recalled)).toEqual({
      'late-rows': '-10.00',
      restatement: '-2.00',
      rule: '5.00',
      reclassification: '4.00',
    });
    expect(recalled.residual.value).toBe('0.00');
    expect(recalled.causes.flatMap(({ parts }) => parts.map(({ what, detail }) => `${what}: ${detail}`))).toEqual([
      'second.csv: rows that no bill of Acme · A-1 · USD had',
      'Document late-invoice: late document: recorded since',
      'second.csv: bills of Acme · A-1 · USD replaced',
      'Choice of the company: recoverableTax: recoverableTax false → true',
      'Document moved: correction, recorded',
    ]);
    await expectOpens(capwise.invoke, allFigures(recalled));
  });

  it('reads as it was known then through the reference of then, whatever came since', async () => {
    expect([recalled.past.figure.value, recalled.label]).toEqual(['-35.00', 'EBITDA, Apr 2025']);
    expect((await capwise.invoke('books.trace', { trace: recalled.past.figure.trace })).total.value).toBe('-35.00');
  });

  it('is refused where a code is mistyped or of nothing that was kept', async () => {
    await expect(capwise.invoke('books.recall', { code: 'F-0000-0001' })).rejects.toMatchObject({
      code: 'INVALID_REFERENCE',
    });
    await expect(capwise.invoke('books.recall', { code: 'F-0000-0000' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(capwise.invoke('books.recall', {})).rejects.toMatchObject({ code: 'INVALID_REFERENCE' });
  });
});

describe('all five causes at once', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await load(capwise, 'first.csv', [
      day(1, '10', 'a'),
      day(2, '20', 'b', { ServiceName: 'Storage' }),
      day(2, '5', 'tax', { ChargeCategory: 'Tax' }),
    ]);
    await capwise.invoke('sources.saveThing', {
      kind: 'service',
      name: 'Checkout',
      aliases: [
        { kind: 'service', value: 'Compute' },
        { kind: 'team', value: 'Blue' },
      ],
    });
  });
  afterAll(() => capwise.drop());

  const checkout = async (): Promise<Figure> => {
    const { parts } = await capwise.invoke('books.breakdown', { row: 'unassigned', split: 'thing', period: month });
    const figure = parts.find(({ label }) => label === 'Checkout')?.figures[0];
    if (!figure) throw new Error('Checkout costs nothing');
    return figure;
  };

  const cost = async (): Promise<Figure> => {
    const { rows } = await capwise.invoke('cloud.cost', { by: ['thing'], measure: 'billed' });
    const figure = rows.find(({ keys }) => keys[0] === 'Checkout')?.figure;
    if (!figure) throw new Error('Checkout costs nothing');
    return figure;
  };

  it('each has its own part, nothing is left over, and every figure opens', async () => {
    const books = await capwise.invoke('books.refer', { trace: (await checkout()).trace });
    const bill = await capwise.invoke('books.refer', { trace: (await cost()).trace });
    await load(capwise, 'second.csv', [
      day(1, '12', 'a'),
      day(2, '20', 'b', { ServiceName: 'Storage' }),
      day(2, '5', 'tax', { ChargeCategory: 'Tax' }),
      day(3, '7', 'a'),
    ]);
    await capwise.invoke('companies.set', { recoverableTax: true });
    await capwise.invoke('books.record', {
      id: 'charged-on',
      document: {
        kind: 'chargeback',
        what: 'Shared cluster',
        month,
        account: '6920',
        provider: 'Platform',
        consumer: 'Blue',
        amount: '4',
      },
    });
    await capwise.invoke('sources.mapAlias', { thing: 'Checkout', kind: 'service', value: 'Storage' });
    const recalled = await capwise.invoke('books.recall', { code: books.code });
    expect(causesOf(recalled)).toEqual({
      'late-rows': '-7.00',
      restatement: '-2.00',
      rule: '5.00',
      reclassification: '-4.00',
      mapping: '-20.00',
    });
    expect([recalled.past.figure.value, recalled.present.figure.value, recalled.residual.value]).toEqual([
      '-15.00',
      '-43.00',
      '0.00',
    ]);
    expect(recalled.present.figure.value).toBe((await checkout()).value);
    await expectOpens(capwise.invoke, allFigures(recalled));
    const ofBill = await capwise.invoke('books.recall', { code: bill.code });
    expect(causesOf(ofBill)).toEqual({ 'late-rows': '7.00', restatement: '2.00', mapping: '20.00' });
    expect(parseFine(ofBill.residual.value ?? '')).toBe(0n);
    await expectOpens(capwise.invoke, allFigures(ofBill));
  });

  it('follows a thing through another name of it', async () => {
    const { code } = await capwise.invoke('books.refer', { trace: (await cost()).trace });
    await capwise.invoke('sources.saveThing', { thing: 'Checkout', name: 'Basket' });
    const recalled = await capwise.invoke('books.recall', { code });
    expect([recalled.present.figure.value, causesOf(recalled)]).toEqual(['44.00', {}]);
  });
});

describe('what a reference is of', () => {
  let capwise: TestInstallation;
  beforeAll(async () => {
    capwise = await installation();
    await load(capwise, 'april.csv', [day(1, '10', 'a'), day(2, '20', 'b')]);
  });
  afterAll(() => capwise.drop());

  it('is its own moment: the statement as of then has the reference that it had then', async () => {
    const then = await capwise.invoke('books.refer', { trace: (await ebitdaOf(capwise)).trace });
    await load(capwise, 'april-again.csv', [day(1, '11', 'a'), day(2, '20', 'b')]);
    const now = await capwise.invoke('books.refer', { trace: (await ebitdaOf(capwise)).trace });
    const { lines } = await capwise.invoke('books.statement', { period: month, asOf: then.moment ?? '' });
    const figure = lines.find(({ line }) => line === 'ebitda')?.figures[0];
    const again = await capwise.invoke('books.refer', { trace: figure?.trace ?? now.figure.trace });
    expect([again.code, again.figure.value, now.figure.value]).toEqual([then.code, '-30.00', '-31.00']);
    expect(now.code).not.toBe(then.code);
  });

  it('follows the rows of one charge into the bill that replaces theirs', async () => {
    const { rows } = await capwise.invoke('cloud.cost', { by: ['ResourceId'], months: false });
    const figure = rows.find(({ keys }) => keys[0] === 'a')?.figure;
    if (figure?.trace.kind !== 'rows') throw new Error('no rows of a');
    const [part = ''] = (await (await capwise.ports.store.company('main')).liveParts()).map(({ id }) => id);
    const trace: Trace = { ...figure.trace, filter: { parts: [part], equals: { ResourceId: 'a' } } };
    const { code } = await capwise.invoke('books.refer', { trace });
    await load(capwise, 'april-third.csv', [day(1, '9', 'a'), day(2, '20', 'b'), day(4, '1', 'a')]);
    const recalled = await capwise.invoke('books.recall', { code });
    expect([recalled.past.figure.value, recalled.present.figure.value, causesOf(recalled)]).toEqual([
      '11',
      '10',
      { 'late-rows': '1.00', restatement: '-2.00' },
    ]);
    await expectOpens(capwise.invoke, allFigures(recalled));
  });

  it('tells late rows from restated ones also where their month was closed, in the month that they post in', async () => {
    await capwise.invoke('books.close', { through: month });
    const trace: Trace = { kind: 'postings', sign: -1, filter: { bars: ['ebitda'] } };
    const { code } = await capwise.invoke('books.refer', { trace });
    await load(capwise, 'april-fourth.csv', [day(1, '8', 'a'), day(2, '20', 'b'), day(4, '1', 'a'), day(5, '3', 'a')]);
    const recalled = await capwise.invoke('books.recall', { code });
    expect(causesOf(recalled)).toEqual({ 'late-rows': '-3.00', restatement: '1.00' });
    await expectOpens(capwise.invoke, allFigures(recalled));
  });

  it('stays as it is for a figure that compares two moments', async () => {
    const change = (
      await capwise.invoke('books.recall', {
        trace: { kind: 'postings', sign: 1, filter: { accounts: ['2000'], to: month } },
        moment: '2020-01-01T00:00:00Z',
      })
    ).change;
    const { code } = await capwise.invoke('books.refer', { trace: change.trace });
    await capwise.invoke('companies.set', { netDays: 60 });
    const recalled = await capwise.invoke('books.recall', { code });
    expect([recalled.past.figure.value, recalled.present.figure.value]).toEqual([change.value, change.value]);
  });

  it('is a number of days too, whose parts add up', async () => {
    await capwise.invoke('books.record', {
      id: 'sales',
      document: { kind: 'revenue', what: 'Subscriptions', amount: '1000', month: '2025-05', repeats: 1, netDays: 30 },
    });
    const { dso } = await capwise.invoke('books.cycle', { period: '2025-05' });
    const { code } = await capwise.invoke('books.refer', { trace: dso.trace });
    await capwise.invoke('books.record', {
      id: 'more-sales',
      document: { kind: 'revenue', what: 'Subscriptions', amount: '500', month: '2025-05', repeats: 1, netDays: 0 },
    });
    const recalled = await capwise.invoke('books.recall', { code });
    expect(parseFine(recalled.change.value ?? '')).not.toBe(0n);
    expect(Object.keys(causesOf(recalled))).toEqual(['late-rows']);
    expect(parseFine(recalled.residual.value ?? '')).toBe(0n);
    await expectOpens(capwise.invoke, allFigures(recalled));
  });

  it('is a value of a table too, which is followed into the table that replaces it', async () => {
    const header = 'metric,month,value,unit';
    await readTable(capwise, { kind: 'metrics', header }, ['Orders,2025-04,100,orders']);
    const { metrics } = await capwise.invoke('sources.metrics', {});
    const figure = metrics[0]?.months[0]?.value;
    if (!figure) throw new Error('no metric');
    const { code } = await capwise.invoke('books.refer', { trace: figure.trace });
    await readTable(capwise, { kind: 'metrics', header }, ['Orders,2025-04,120,orders']);
    const recalled = await capwise.invoke('books.recall', { code });
    const { unit } = recalled.present.figure;
    expect([recalled.present.figure.value, unit, causesOf(recalled)]).toEqual([
      '120.00',
      'orders',
      { reclassification: '20.00' },
    ]);
    await expectOpens(capwise.invoke, allFigures(recalled));
  });
});
