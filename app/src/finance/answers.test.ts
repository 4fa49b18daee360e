import { errorCatalogue } from '@capwise/contract';
import { loadOperation } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import { financeCatalogue, financeFunctions } from '@capwise/domain/finance/catalogue';
import { describe, expect, it } from 'vitest';
import { createInvoke } from '../door/index.ts';
import type { Ports } from '../handler/index.ts';

/** A finance function reaches no port: one that did would fail here. */
const invoke = createInvoke({} as Ports);

type Answer = { readonly value: unknown; readonly status: string };

/** What is answered; of a refusal its message and its code. */
async function answer(fn: string, args: unknown): Promise<Answer> {
  try {
    return (await invoke('finance.calculate', { fn, args } as never)) as Answer;
  } catch (error) {
    if (error instanceof Refusal) return { value: error.message, status: error.code };
    throw error;
  }
}

/** Functions of payments, none of which is required by itself, but of which a rate needs two. */
const unanswerable = new Set(['rate']);

describe('calculating a finance function', () => {
  it('answers a value and a status', async () => {
    expect(await answer('npv', { rate: 0.5, flows: [0, 300] })).toEqual({ value: 200, status: 'OK' });
    expect(await answer('breakEvenCumulative', { a: [2, 0], b: [1, 2] })).toEqual({ value: [0.5], status: 'OK' });
    expect(await answer('payback', { flows: [-2, 1, 1] })).toEqual({ value: 2, status: 'OK' });
  });

  it('says in the status that an internal rate of return is one of several', async () => {
    const flows = [-100, 230, -132];
    const single = await answer('irr', { flows });
    expect(single).toEqual({
      value: 0.1,
      status: 'MULTIPLE_ROOTS',
      roots: [0.1, 0.2],
      notes: [expect.stringContaining('zero at 2 rates')],
    });
    const all = await answer('irrAll', { flows });
    expect(all).toEqual({ value: [expect.closeTo(0.1, 9), expect.closeTo(0.2, 9)], status: 'OK' });
  });

  it('answers the examples of the contract', async () => {
    const { examples } = await loadOperation('finance.calculate');
    for (const { input } of examples) expect(await invoke('finance.calculate', input)).toMatchObject({ status: 'OK' });
  });

  it('answers every function at the examples of its arguments, with or without those that have a default', async () => {
    for (const fn of financeFunctions) {
      const taken = Object.entries(financeCatalogue[fn].arguments);
      const examples = Object.fromEntries(taken.map(([name, { example }]) => [name, example]));
      const required = taken.filter(([, argument]) => argument.default === undefined).map(([name]) => name);
      const fewest = Object.fromEntries(required.map((name) => [name, examples[name]]));
      expect([fn, (await answer(fn, examples)).status]).toEqual([fn, 'OK']);
      const named = { ...fewest, ...(unanswerable.has(fn) && { pmt: examples['pmt'], pv: examples['pv'] }) };
      expect([fn, (await answer(fn, named)).status]).toEqual([fn, 'OK']);
    }
  });

  it('refuses NaN in every number and every list of every function', async () => {
    for (const fn of financeFunctions) {
      const taken = Object.entries(financeCatalogue[fn].arguments);
      const examples = Object.fromEntries(taken.map(([name, { example }]) => [name, example]));
      for (const [name, { kind, example }] of taken) {
        const bad =
          kind === 'number' ? 'NaN' : kind === 'flows' ? ['NaN', ...(example as number[]).slice(1)] : undefined;
        if (bad === undefined) continue;
        expect([fn, name, (await answer(fn, { ...examples, [name]: bad })).status]).toEqual([fn, name, 'NOT_FINITE']);
      }
    }
  });

  it('refuses a result that no number can hold', async () => {
    expect((await answer('fv', { rate: 1000, nper: 2000, pmt: 1 })).status).toBe('NOT_FINITE');
    expect((await answer('pvTerminalExit', { ebitda: 1e308, multiple: 8, rate: 0, years: 1 })).status).toBe(
      'NOT_FINITE',
    );
  });

  it('says which day dated flows are valued on where it is not the first one given', async () => {
    const flows = [1100, -1000];
    const args = { rate: 0.1, flows, dates: ['2025-01-01', '2024-01-01'] };
    expect(await answer('xnpv', args)).toMatchObject({
      notes: ['the first date given is 2025-01-01; the value is that of the earliest, 2024-01-01'],
    });
    expect(await answer('xnpv', { ...args, dates: '2024-01-01,2025-01-01' })).not.toHaveProperty('notes');
  });

  it('says what a value means where its definition depends on the arguments', async () => {
    const staged = await answer('profitabilityIndex', { rate: 0.1, flows: [-100, -50, 200] });
    expect(staged).toMatchObject({ notes: [expect.stringContaining('all inflows are set against all outflows')] });
    const dearer = await answer('breakEvenCumulative', { a: [1000, 100], b: [500, 100] });
    expect(dearer).toMatchObject({ value: [], notes: ['they never meet: a is dearer throughout'] });
    const within = await answer('vdb', { cost: 2400, salvage: 300, life: 10, start: 0.5, end: 1 });
    expect(within).toMatchObject({ value: 240, notes: [expect.stringContaining('within a period')] });
  });

  it('takes NaN and infinities by their names and refuses them as not finite', async () => {
    for (const bad of ['NaN', 'Infinity', '-Infinity']) {
      expect((await answer('irr', { flows: [-100, bad, 120] })).status).toBe('NOT_FINITE');
      expect((await answer('npv', { rate: bad, flows: [1] })).status).toBe('NOT_FINITE');
    }
  });

  it('refuses an argument that the function does not have, and names those it has', async () => {
    const { value, status } = await answer('payback', { flows: [-1, 2], discount: 0.1, until: 3 });
    expect(status).toBe('INVALID_INPUT');
    expect(value).toBe('payback has no argument "discount", "until": its arguments are flows, rate, mode, which');
  });

  it('refuses an argument that is missing or of the wrong kind, with what it was', async () => {
    const cases: readonly [string, unknown, string][] = [
      ['npv', { flows: [1] }, 'npv needs "rate": a number'],
      ['irr', {}, 'irr needs "flows": a list of numbers'],
      ['npv', { rate: '0.1', flows: [1] }, 'npv takes a number as "rate", not "0.1"'],
      ['irr', { flows: '-100,110' }, 'irr takes a list of numbers as "flows", not "-100,110": write [-100, 110]'],
      ['irr', { flows: [-100, '110'] }, 'irr takes numbers in "flows", but period 1 is "110"'],
      ['irr', { flows: [-100, null] }, 'irr takes numbers in "flows", but period 1 is null'],
      ['payback', { flows: [-1, 2], rate: null }, 'payback takes a number as "rate", not null'],
      ['payback', { flows: [-1, 2], mode: 'part' }, 'payback takes "interp" or "whole" as "mode", not "part"'],
      ['npv', { rate: 0, flows: [1], convention: 0 }, 'npv takes "t0" or "excel-end-of-period" as "convention", not 0'],
    ];
    for (const [fn, args, message] of cases) {
      expect(await answer(fn, args)).toEqual({ value: message, status: 'INVALID_INPUT' });
    }
  });

  it('refuses more periods than a century of months', async () => {
    const flows = Array.from({ length: 1201 }, () => 1);
    expect((await answer('npv', { rate: 0, flows })).status).toBe('INVALID_INPUT');
    expect((await answer('npv', { rate: 0, flows: flows.slice(1) })).value).toBe(1200);
  });

  it('refuses a function that does not exist', async () => {
    expect((await answer('toString', {})).status).toBe('INVALID_INPUT');
  });
});

describe('a refusal of a finance function', () => {
  const dates = ['2024-01-01', '2025-01-01'];
  const loan = { rate: 0.01, nper: 36, pv: 1000 };
  const asset = { cost: 1000, salvage: 100, life: 5 };
  const cases: Readonly<Record<string, readonly (readonly [fn: string, args: object, argument: string])[]>> = {
    EMPTY_FLOWS: [
      ['npv', { rate: 0.1, flows: [] }, 'flows'],
      ['xirr', { flows: [], dates: [] }, 'flows'],
      ['pvTaxShield', { depreciation: [], taxRate: 0.2, rate: 0.1 }, 'depreciation'],
    ],
    INVALID_DATE: [
      ['xirr', { flows: [-1, 2], dates: ['2024-02-30', '2025-01-01'] }, 'dates'],
      ['xnpv', { rate: 0.1, flows: [-1, 2], dates: ['2024-01-01', 'soon'] }, 'dates'],
      ['xnpv', { rate: 0.1, flows: [-1, 2], dates: [45292, 45658] }, 'dates'],
    ],
    LENGTH_MISMATCH: [
      ['xirr', { flows: [-1], dates }, 'dates'],
      ['breakEvenCumulative', { a: [1], b: [1, 2] }, 'b'],
    ],
    LIFE_NOT_POSITIVE: [
      ['sln', { ...asset, life: 0 }, 'life'],
      ['vdb', { ...asset, life: -1, start: 0, end: 1 }, 'life'],
      ['equivalentAnnualCost', { rate: 0.1, pvCost: 1, years: 0 }, 'years'],
      ['pmt', { ...loan, nper: 0 }, 'nper'],
    ],
    NEVER: [
      ['payback', { flows: [-100, 1] }, 'flows'],
      ['nper', { rate: 0.01, pmt: -9, pv: 1000 }, 'pmt'],
    ],
    NOT_FINITE: [
      ['npv', { rate: 'Infinity', flows: [1] }, 'rate'],
      ['wacc', { equity: 'NaN', debt: 1, costEquity: 0, costDebt: 0, taxRate: 0 }, 'equity'],
    ],
    NO_CAPITAL: [
      ['wacc', { equity: 0, debt: 0, costEquity: 0.1, costDebt: 0.1, taxRate: 0.2 }, 'equity'],
      ['profitabilityIndex', { rate: 0.1, flows: [0, 1] }, 'flows'],
    ],
    NO_MARGIN: [['breakEvenUnits', { fixed: 1, price: 2, variable: 3 }, 'price']],
    NO_REAL_ROOT: [
      ['irr', { flows: [-100, 200, -150] }, 'flows'],
      ['xirr', { flows: [-100, 200, -150], dates: [...dates, '2026-01-01'] }, 'flows'],
    ],
    NO_SIGN_CHANGE: [
      ['irrAll', { flows: [1, 2] }, 'flows'],
      ['mirr', { flows: [-1, -2], financeRate: 0.1, reinvestRate: 0.1 }, 'flows'],
    ],
    PERIOD_OUT_OF_RANGE: [
      ['syd', { ...asset, period: 6 }, 'period'],
      ['db', { ...asset, period: 1, month: 0 }, 'month'],
      ['vdb', { ...asset, start: 2, end: 1 }, 'end'],
      ['ipmt', { ...loan, per: 37 }, 'per'],
    ],
    RATE_LE_GROWTH: [['terminalValueGordon', { lastFlow: 1, rate: 0.1, growth: 0.1 }, 'growth']],
    RATE_LE_MINUS_ONE: [
      ['npv', { rate: -1.5, flows: [1] }, 'rate'],
      ['mirr', { flows: [-1, 2], financeRate: 0.1, reinvestRate: -1 }, 'reinvestRate'],
      ['costOfDelay', { monthlyBenefit: 1, months: 1, delay: 1, monthlyRate: -1 }, 'monthlyRate'],
    ],
    ZERO_DURATION: [
      ['xirr', { flows: [-1, 2], dates: ['2024-01-01', '2024-01-01'] }, 'dates'],
      ['earlyPayDiscountRate', { discount: 0.02, discountDays: 30, netDays: 30 }, 'netDays'],
    ],
  };

  for (const [code, calls] of Object.entries(cases)) {
    it(`says ${code}, and which argument it is about`, async () => {
      for (const [fn, args, argument] of calls) {
        const refused: unknown = await invoke('finance.calculate', { fn, args } as never).catch(
          (error: unknown) => error,
        );
        expect(refused).toMatchObject({ code, data: { argument } });
        expect(financeCatalogue[fn as 'npv'].refusals).toContain(code);
      }
    });
  }

  it('is declared: each code of the catalogue by the contract, and each of the contract tried here', async () => {
    const { errors } = await loadOperation('finance.calculate');
    const named = new Set(Object.values(financeCatalogue).flatMap(({ refusals }) => refusals));
    expect([...named].toSorted()).toEqual([...errors].toSorted());
    expect(Object.keys(cases).toSorted()).toEqual([...errors].toSorted());
    for (const code of errors) expect(errorCatalogue[code].exit).toBe(6);
  });
});
