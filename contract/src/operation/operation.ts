import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import { operationNames, type OperationName } from './names.ts';

/** How a command line spells the input: which field takes the bare words, and a short command of its own. */
export type CommandLine = {
  /** Input field that takes the words without a flag. */
  readonly words?: string;
};

export type Example<Input> = { readonly title: string; readonly input: Input };

/**
 * One capability of Capwise, for every surface: from it come the HTTP route and its OpenAPI entry, the CLI command, the MCP
 * tool, the typed client, the reference and its first tests.
 */
export type Operation<
  Name extends OperationName = OperationName,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> = {
  readonly name: Name;
  readonly kind: 'query' | 'command';
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  /** Codes of the failures that a caller must expect; all operations may also give those of the door. */
  readonly errors: readonly ErrorCode[];
  readonly examples: readonly Example<z.input<Input>>[];
  readonly commandLine?: CommandLine;
};

type Definition<Input extends z.ZodType, Output extends z.ZodType> = Omit<
  Operation<OperationName, Input, Output>,
  'name' | 'kind' | 'summary'
>;

/** Defines an operation under a name of the index, which holds its kind and its summary. */
export function operation<Name extends OperationName, Input extends z.ZodType, Output extends z.ZodType>(
  name: Name,
  definition: Definition<Input, Output>,
): Operation<Name, Input, Output> {
  const { kind, summary } = operationNames[name];
  return { name, kind, summary, ...definition };
}
