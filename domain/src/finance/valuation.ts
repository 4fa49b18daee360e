import { Refusal } from '../refusal/index.ts';
import { annuityFactor, growthFactor } from './annuity.ts';
import { requireFlows, requireRate } from './flows.ts';
import { npv } from './npv.ts';
import { requireFinite, requireLife, requirePeriod, requireWithin } from './requirements.ts';

const noLimit = Number.POSITIVE_INFINITY;

export type WaccArguments = {
  /** Market values. */
  readonly equity: number;
  readonly debt: number;
  readonly costEquity: number;
  /** Before tax. */
  readonly costDebt: number;
  readonly taxRate: number;
};

/** Weighted average cost of capital a year, after tax. Refuses NOT_FINITE, NO_CAPITAL, and a weight below zero as INVALID_INPUT. */
export function wacc({ equity, debt, costEquity, costDebt, taxRate }: WaccArguments): number {
  requireFinite({ equity, debt, costEquity, costDebt, taxRate });
  const capital = equity + debt;
  if (capital <= 0) {
    throw new Refusal('NO_CAPITAL', `equity ${equity} and debt ${debt} are no capital: give market values above zero`, {
      argument: 'equity',
      capital,
    });
  }
  requireWithin(equity, { argument: 'equity', from: 0, to: noLimit });
  requireWithin(debt, { argument: 'debt', from: 0, to: noLimit });
  return (equity / capital) * costEquity + (debt / capital) * costDebt * (1 - taxRate);
}

type Inflated = { readonly nominal: number; readonly inflation: number };

/** The rate beyond inflation. Refuses NOT_FINITE and RATE_LE_MINUS_ONE. */
export function realRate({ nominal, inflation }: Inflated): number {
  requireRate(nominal, 'nominal');
  requireRate(inflation, 'inflation');
  return (nominal - inflation) / (1 + inflation);
}

export type RealFlows = {
  /** By period, in the prices of period 0. */
  readonly realFlows: readonly number[];
  readonly nominalRate: number;
  readonly inflation: number;
};

/**
 * Net present value of flows in today's prices at the real rate: the same as of inflated flows at the nominal rate. Refuses
 * EMPTY_FLOWS, NOT_FINITE and RATE_LE_MINUS_ONE.
 */
export function npvRealNominalEquivalence({ realFlows, nominalRate, inflation }: RealFlows): number {
  requireFlows('realFlows', realFlows);
  requireRate(nominalRate, 'nominalRate');
  return npv({ flows: realFlows, rate: realRate({ nominal: nominalRate, inflation }) });
}

export type GordonArguments = { readonly lastFlow: number; readonly rate: number; readonly growth: number };

/**
 * Value, at the time of the last flow, of flows that grow forever after it. Refuses NOT_FINITE, RATE_LE_GROWTH and
 * RATE_LE_MINUS_ONE.
 */
export function terminalValueGordon({ lastFlow, rate, growth }: GordonArguments): number {
  requireFinite({ lastFlow, rate, growth });
  if (rate <= growth) {
    throw new Refusal(
      'RATE_LE_GROWTH',
      `at a rate of ${rate} flows that grow by ${growth} forever have no finite value: give a growth below the rate`,
      { argument: 'growth', rate, growth },
    );
  }
  requireRate(rate);
  requireRate(growth, 'growth');
  return (lastFlow * (1 + growth)) / (rate - growth);
}

export type ExitArguments = {
  readonly ebitda: number;
  readonly multiple: number;
  readonly rate: number;
  readonly years: number;
};

/** Present value of a sale at a multiple of EBITDA. Refuses NOT_FINITE, PERIOD_OUT_OF_RANGE and RATE_LE_MINUS_ONE. */
export function pvTerminalExit({ ebitda, multiple, rate, years }: ExitArguments): number {
  requireFinite({ ebitda, multiple });
  requireRate(rate);
  requirePeriod(years, { argument: 'years', from: 0, to: noLimit });
  return ebitda * multiple * growthFactor(rate, -years);
}

export type TaxShieldArguments = {
  /** Deductions by year, the first at the end of year 1. */
  readonly depreciation: readonly number[];
  readonly taxRate: number;
  readonly rate: number;
};

/** Present value of the tax that deductions save. Refuses EMPTY_FLOWS, NOT_FINITE and RATE_LE_MINUS_ONE. */
export function pvTaxShield({ depreciation, taxRate, rate }: TaxShieldArguments): number {
  requireFlows('depreciation', depreciation);
  requireFinite({ taxRate });
  return taxRate * npv({ rate, flows: depreciation, convention: 'excel-end-of-period' });
}

export type EquivalentCostArguments = { readonly rate: number; readonly pvCost: number; readonly years: number };

/** The level yearly cost with the same present value. Refuses NOT_FINITE, LIFE_NOT_POSITIVE and RATE_LE_MINUS_ONE. */
export function equivalentAnnualCost({ rate, pvCost, years }: EquivalentCostArguments): number {
  requireFinite({ pvCost });
  requireRate(rate);
  requireLife(years, 'years');
  return pvCost / annuityFactor(rate, years);
}
