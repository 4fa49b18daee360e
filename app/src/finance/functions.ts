import { errorCatalogue, isErrorCode } from '@capwise/contract';
import { financeCatalogue, financeFunctions, type FinanceArgument } from '@capwise/domain/finance/catalogue';
import type { Answer } from '@capwise/contract';
import type { Handler } from '../handler/index.ts';

type Listed = Answer<'finance.functions'>['functions'][number];

/** Lists what each finance function means, takes and refuses. */
export const listFunctions: Handler<'finance.functions'> = async ({ fn }) => ({
  functions: (fn === undefined ? financeFunctions : [fn]).map((name) => {
    const { picture = null, firstYear = 0, arguments: taken, refusals, run: _, ...about } = financeCatalogue[name];
    return {
      name,
      ...about,
      picture,
      firstYear,
      arguments: Object.entries(taken).map(([argument, definition]) => listedArgument(argument, definition)),
      refusals: refusals.map((code) => ({ code, when: isErrorCode(code) ? errorCatalogue[code].when : '' })),
    };
  }),
});

function listedArgument(name: string, argument: FinanceArgument): Listed['arguments'][number] {
  const { kind, unit, description, example, default: given } = argument;
  return {
    name,
    kind,
    unit,
    required: given === undefined,
    default: given === undefined ? null : copied(given),
    choices: argument.kind === 'choice' ? [...argument.choices] : [],
    description,
    example: copied(example),
  };
}

type Shown = FinanceArgument['example'];

/** The wire carries lists that may be written to. */
function copied(shown: Shown): Listed['arguments'][number]['example'] {
  if (typeof shown !== 'object') return shown;
  const [first] = shown;
  return typeof first === 'string' ? shown.map(String) : shown.map(Number);
}
