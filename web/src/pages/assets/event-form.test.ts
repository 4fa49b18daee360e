import { CallError } from '@capwise/contract/client';
import { describe, expect, it } from 'vitest';
import { readAddition, suggestedId } from './add-fields.ts';
import { readEvent } from './event-form.ts';
import { eventForm } from './event-kinds.ts';
import { faultsOf } from './faults.ts';
import { pairsOf, readAmount, readDay, typedOf } from './typed.ts';

describe('a typed amount', () => {
  it.each([
    ['20000000', '20000000'],
    ['20,000,000.50', '20000000.5'],
    ['2.4M', '2400000'],
    ['$250k', '250000'],
    ['.5', '0.5'],
    ['-3', '-3'],
    ['0.1', '0.1'],
  ])('%s is %s', (text, amount) => {
    expect(readAmount(text)).toBe(amount);
  });

  it.each(['', 'ten', '1.2.3', '5 apples', 'k', '1e9'])('"%s" is none', (text) => {
    expect(readAmount(text)).toBeUndefined();
  });
});

describe('a typed event', () => {
  it('is read into the form in which it is sent', () => {
    expect(readEvent('sale', { date: '2026-12-01', proceeds: '1.5M', netDays: '' })).toEqual({
      kind: 'event',
      event: { kind: 'sale', date: '2026-12-01', proceeds: '1500000' },
    });
    expect(
      readEvent('partial-abandonment', { date: '2026-12-01', shareName: 'B', cost: '10', document: 'list' }),
    ).toEqual({
      kind: 'event',
      event: {
        kind: 'partial-abandonment',
        date: '2026-12-01',
        share: { name: 'B', cost: '10', document: 'list' },
      },
    });
  });

  it('takes the first choice where none was made', () => {
    expect(readEvent('life-change', { date: '2026-12-01', months: '24' })).toMatchObject({
      event: { counts: 'remaining', months: 24 },
    });
  });

  it('says of each field what is wrong and what to give', () => {
    expect(readEvent('impairment', { date: '2026-13-01', loss: 'much' })).toEqual({
      kind: 'faulty',
      faults: {
        date: { message: '"2026-13-01" cannot be read: give a day, as 2026-10-15' },
        loss: { message: '"much" cannot be read: give an amount, as 250000 or 2.4M' },
      },
    });
  });

  it('comes back from the address as it was typed, with only the fields of its kind', () => {
    const typed = { date: '2026-12-01', document: 'a = b', loss: '5' };
    expect(typedOf(pairsOf(typed, ['date', 'document', 'ceaseUse']))).toEqual({
      date: '2026-12-01',
      document: 'a = b',
    });
  });

  it('knows days that no calendar has', () => {
    expect([readDay('2026-02-28'), readDay('2026-02-30'), readDay('2026')]).toEqual([
      '2026-02-28',
      undefined,
      undefined,
    ]);
  });
});

describe('a refusal', () => {
  const fieldsOf = (kind: string) => eventForm(kind)?.fields.map(({ name }) => name) ?? [];
  const refused = (code: string, data: unknown = {}) => new CallError({ code, message: 'no', data }, 422);

  it.each<[code: string, kind: string, field: string, data: object]>([
    ['IMPAIRMENT_ABOVE_BOOK', 'impairment', 'loss', {}],
    ['IMPAIRMENT_ABOVE_BOOK', 'impairment-test', 'fairValue', {}],
    ['TEST_INCOMPLETE', 'impairment-test', 'undiscountedCashFlows', { missing: 'undiscountedCashFlows' }],
    ['EVENT_AFTER_DISPOSAL', 'retirement', 'date', {}],
    ['PERIOD_CLOSED', 'retirement', 'date', {}],
    ['LIFE_NOT_POSITIVE', 'life-change', 'months', {}],
    ['LIFE_NOT_POSITIVE', 'shutdown-plan', 'ceaseUse', {}],
    ['UNDOCUMENTED_TEST', 'shutdown-plan', 'document', {}],
    ['SHARE_ABOVE_COST', 'partial-abandonment', 'cost', {}],
    ['INVALID_AMOUNT', 'sale', 'proceeds', {}],
  ])('as %s of an event "%s" stands at the field %s', (code, kind, field, data) => {
    expect(faultsOf(refused(code, data), fieldsOf(kind))).toEqual({ [field]: { message: 'no', code } });
  });

  it('of the contract stands at the fields that it names', () => {
    const failure = refused('INVALID_INPUT', { issues: ['whatIf.0.share.name: too short', 'whatIf.0.date: no day'] });
    expect(Object.keys(faultsOf(failure, fieldsOf('partial-abandonment')))).toEqual(['shareName', 'date']);
  });

  it('that is about no field stands at none', () => {
    expect(faultsOf(refused('UNREACHABLE'), fieldsOf('sale'))).toEqual({});
  });
});

describe('a new asset', () => {
  it.each([
    ['Payments platform, v2', 'payments-platform-v2'],
    ['  Événements & données ', 'evenements-donnees'],
    ['—', ''],
  ])('named "%s" gets the id "%s"', (name, id) => {
    expect(suggestedId(name)).toBe(id);
  });

  it('is read with the id that its name suggests, until another is typed', () => {
    const typed = { name: 'Build cluster', cost: '640k', began: '2026-03-10', lifeMonths: '48' };
    expect(readAddition(typed)).toEqual({
      kind: 'asset',
      asset: {
        name: 'Build cluster',
        id: 'build-cluster',
        class: 'software',
        cost: '640000',
        began: '2026-03-10',
        lifeMonths: 48,
        method: 'straight-line',
        convention: 'full-month',
      },
    });
    expect(readAddition({ ...typed, id: 'bc' })).toMatchObject({ asset: { id: 'bc' } });
  });
});
