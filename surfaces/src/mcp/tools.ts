import { operationNames, type OperationName } from '@capwise/contract';
import type { Operation } from '@capwise/contract/operation';
import { fileFields } from '../schema/file-fields.ts';
import { inputSchema, type JsonSchema } from '../schema/json-schema.ts';

/** An operation as a tool. */
export type ToolDescription = {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: { readonly type: 'object'; readonly [keyword: string]: unknown };
  readonly annotations: { readonly readOnlyHint: boolean; readonly openWorldHint: boolean };
};

const aroundEvery: Readonly<Record<string, JsonSchema>> = {
  company: { type: 'string', description: 'Company to ask; the one in use unless given' },
};
const aroundCommands: Readonly<Record<string, JsonSchema>> = {
  dryRun: { type: 'boolean', description: 'Do everything and keep nothing' },
  idempotencyKey: { type: 'string', description: 'The same key again answers what the first call answered' },
};

/** Arguments of a tool that are not part of its operation's input. */
export function argumentsAround({ kind }: Pick<Operation, 'kind'>): Readonly<Record<string, JsonSchema>> {
  return kind === 'command' ? { ...aroundEvery, ...aroundCommands } : aroundEvery;
}

/** The name of a tool; dots are not allowed there. */
function toolName(name: OperationName): string {
  return name.replaceAll('.', '_');
}

/** The operation behind a tool. */
export function operationOfTool(tool: string): OperationName | undefined {
  return (Object.keys(operationNames) as OperationName[]).find((name) => toolName(name) === tool);
}

/** Describes an operation as a tool: files are paths. */
export function describeTool(operation: Operation): ToolDescription {
  const schema = inputSchema(operation);
  const files = Object.fromEntries(
    fileFields(schema).map(({ name, several }) => {
      const described = schema.properties?.[name]?.description;
      const one = { type: 'string', description: `${described ?? 'A file'}: a path under an open folder` };
      return [name, several ? { type: 'array', items: one, description: one.description } : one];
    }),
  );
  return {
    name: toolName(operation.name),
    description: operation.summary,
    inputSchema: {
      ...schema,
      type: 'object',
      properties: { ...schema.properties, ...files, ...argumentsAround(operation) },
      additionalProperties: false,
    },
    annotations: { readOnlyHint: operation.kind === 'query', openWorldHint: false },
  };
}
