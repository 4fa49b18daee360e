import { errorCatalogue, isErrorCode, type ErrorCode } from '@capwise/contract';
import { Refusal, type RefusalData } from '@capwise/domain';

/** A failure as every surface tells it: the code with its HTTP status and exit code, and a message for a person. */
export type Failure = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly data: RefusalData;
  readonly status: number;
  readonly exit: number;
};

/** Translates whatever was thrown; what is not a declared refusal is a fault of ours. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal && isErrorCode(error.code)) return failure(error.code, error.message, error.data);
  if (error instanceof Error && error.name === 'AbortError') {
    return failure('CANCELLED', 'the work was stopped before its end; nothing was kept', {});
  }
  const what = error instanceof Error ? error.message : String(error);
  return failure('UNEXPECTED', `this is a fault of Capwise, not of the question: ${what}`, {});
}

/** The one shape of a failure on the wire. */
export function failureBody({ code, message, data }: Failure): {
  readonly error: { readonly code: ErrorCode; readonly message: string; readonly data: RefusalData };
} {
  return { error: { code, message, data } };
}

function failure(code: ErrorCode, message: string, data: RefusalData): Failure {
  const { status, exit } = errorCatalogue[code];
  return { code, message, data, status, exit };
}
