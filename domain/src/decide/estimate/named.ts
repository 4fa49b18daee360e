import { Refusal, type RefusalData } from '../../refusal/index.ts';

/** Runs what a formula or a treatment may refuse in some draw: its refusal says what in the case it is about. */
export function named<Value>(what: RefusalData, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.code, error.message, { ...error.data, ...what });
  }
}
