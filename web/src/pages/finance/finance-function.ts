import type { Answer } from '@capwise/contract';

/** A function as the calculator describes it. */
export type FinanceFunction = Answer<'finance.functions'>['functions'][number];
export type Argument = FinanceFunction['arguments'][number];

/** What the calculator answered. */
export type Calculation = Answer<'finance.calculate'>;
