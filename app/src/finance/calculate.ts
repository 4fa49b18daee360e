import { breakEvenCumulative, irr, irrAll, npv, payback } from '@capwise/domain/finance';
import type { Handler } from '../handler/index.ts';
import { choiceArgument, numberArgument, numbersArgument, requireNames, type Arguments } from './arguments.ts';

type Result = { readonly value: number | readonly number[]; readonly status: string };
type Calculation = { readonly names: readonly string[]; readonly run: (args: Arguments) => Result };
type FunctionName = Parameters<Handler<'finance.calculate'>>[0]['fn'];

const calculations: Readonly<Record<FunctionName, Calculation>> = {
  npv: {
    names: ['rate', 'flows', 'convention'],
    run: (args) =>
      certain(
        npv({
          rate: numberArgument('npv', args, 'rate'),
          flows: numbersArgument('npv', args, 'flows'),
          convention: choiceArgument('npv', args, { name: 'convention', choices: ['t0', 'excel-end-of-period'] }),
        }),
      ),
  },
  irr: {
    names: ['flows'],
    run: (args) => {
      const { root, status } = irr({ flows: numbersArgument('irr', args, 'flows') });
      return { value: root, status };
    },
  },
  irrAll: {
    names: ['flows'],
    run: (args) => certain(irrAll({ flows: numbersArgument('irrAll', args, 'flows') })),
  },
  payback: {
    names: ['flows', 'rate', 'mode', 'which'],
    run: (args) =>
      certain(
        payback({
          flows: numbersArgument('payback', args, 'flows'),
          ...(args['rate'] !== undefined && { rate: numberArgument('payback', args, 'rate') }),
          mode: choiceArgument('payback', args, { name: 'mode', choices: ['interp', 'whole'] }),
          which: choiceArgument('payback', args, { name: 'which', choices: ['first', 'last'] }),
        }),
      ),
  },
  breakEvenCumulative: {
    names: ['a', 'b'],
    run: (args) =>
      certain(
        breakEvenCumulative({
          a: numbersArgument('breakEvenCumulative', args, 'a'),
          b: numbersArgument('breakEvenCumulative', args, 'b'),
        }),
      ),
  },
};

/** Calculates one finance function. The status tells what a reader must know beside the value. */
export const calculate: Handler<'finance.calculate'> = async ({ fn, args }) => {
  const { names, run } = calculations[fn];
  requireNames(fn, args, names);
  const { value, status } = run(args);
  return { value: typeof value === 'number' ? value : [...value], status };
};

function certain(value: number | readonly number[]): Result {
  return { value, status: 'OK' };
}
