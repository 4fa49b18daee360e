import { Refusal } from '../refusal/index.ts';
import { requireRate } from './flows.ts';
import { requireFinite, requireLife, requirePeriod, requireWholePeriod } from './requirements.ts';

/** When in its period a payment is made. */
export type Due = 'end' | 'begin';

type Terms = {
  /** Per period: 0.01 is 1%. */
  readonly rate: number;
  /** Number of periods. */
  readonly nper: number;
  readonly due?: Due;
};
type Present = { readonly pv: number };
type Future = { readonly fv?: number };
type Payment = { readonly pmt: number };

/** What 1 at the end of each of some periods is worth now. */
export function annuityFactor(rate: number, periods: number): number {
  return rate === 0 ? periods : -Math.expm1(-periods * Math.log1p(rate)) / rate;
}

/** What 1 now is worth after some periods. */
export function growthFactor(rate: number, periods: number): number {
  return Math.exp(periods * Math.log1p(rate));
}

/**
 * The level payment that turns `pv` into −`fv`: what is received is +, what is paid −. Refuses NOT_FINITE,
 * LIFE_NOT_POSITIVE and RATE_LE_MINUS_ONE.
 */
export function pmt({ rate, nper, pv: present, fv: future = 0, due = 'end' }: Terms & Present & Future): number {
  requireRate(rate);
  requireLife(nper, 'nper');
  requireFinite({ pv: present, fv: future });
  return negated((present + future * growthFactor(rate, -nper)) / (timing(rate, due) * annuityFactor(rate, nper)));
}

/** Present value of level payments and of an amount at the end. Refuses NOT_FINITE, PERIOD_OUT_OF_RANGE, RATE_LE_MINUS_ONE. */
export function pv({ rate, nper, pmt: payment, fv: future = 0, due = 'end' }: Terms & Payment & Future): number {
  requireTerm(rate, nper);
  requireFinite({ pmt: payment, fv: future });
  return negated(future * growthFactor(rate, -nper) + payment * timing(rate, due) * annuityFactor(rate, nper));
}

/** Value at the end of level payments and of an amount now. Refuses NOT_FINITE, PERIOD_OUT_OF_RANGE, RATE_LE_MINUS_ONE. */
export function fv({
  rate,
  nper,
  pmt: payment,
  pv: present = 0,
  due = 'end',
}: Terms & Payment & Partial<Present>): number {
  requireTerm(rate, nper);
  requireFinite({ pmt: payment, pv: present });
  const saved = rate === 0 ? nper : Math.expm1(nper * Math.log1p(rate)) / rate;
  return negated(present * growthFactor(rate, nper) + payment * timing(rate, due) * saved);
}

/**
 * The interest within one level payment: on what is still owed in that period. Refuses NOT_FINITE, LIFE_NOT_POSITIVE,
 * PERIOD_OUT_OF_RANGE and RATE_LE_MINUS_ONE.
 */
export function ipmt({ per, ...loan }: Terms & Present & Future & { readonly per: number }): number {
  const payment = pmt(loan);
  const { rate, nper, due = 'end', pv: present } = loan;
  requireWholePeriod(per, { argument: 'per', from: 1, to: nper });
  if (due === 'begin' && per === 1) return 0;
  const worth = fv({ rate, nper: per - 1, pmt: payment, pv: present, due });
  return negated((-worth * rate) / timing(rate, due));
}

/** The part of one level payment that pays off what is owed. Refuses what `ipmt` refuses. */
export function ppmt(loan: Parameters<typeof ipmt>[0]): number {
  return pmt(loan) - ipmt(loan);
}

/**
 * Number of periods until level payments turn `pv` into −`fv`; below zero where that was before now. Refuses NOT_FINITE,
 * RATE_LE_MINUS_ONE, and NEVER where no number of periods does.
 */
export function nper({
  rate,
  pmt: payment,
  pv: present,
  fv: future = 0,
  due = 'end',
}: Omit<Terms, 'nper'> & Payment & Present & Future): number {
  requireRate(rate);
  requireFinite({ pmt: payment, pv: present, fv: future });
  const gap = present + future;
  if (gap === 0) return 0;
  if (rate === 0) return reached(-gap / payment, payment);
  const perpetuity = (payment * timing(rate, due)) / rate;
  return reached(Math.log1p(-gap / (perpetuity + present)) / Math.log1p(rate), payment);
}

function reached(periods: number, payment: number): number {
  if (Number.isFinite(periods)) return periods;
  throw new Refusal(
    'NEVER',
    `payments of ${payment} a period never get there: give a payment above the interest, with the sign of what is paid`,
    { argument: 'pmt', payment },
  );
}

function requireTerm(rate: number, periods: number): void {
  requireRate(rate);
  requirePeriod(periods, { argument: 'nper', from: 0, to: Number.POSITIVE_INFINITY });
}

/** A payment at the beginning of its period earns one period more. */
function timing(rate: number, due: Due): number {
  return due === 'begin' ? 1 + rate : 1;
}

function negated(value: number): number {
  return value === 0 ? 0 : -value;
}
