import { doorErrors, errorCatalogue, type ErrorCode } from '@capwise/contract';
import type { Operation } from '@capwise/contract/operation';
import { fileFields, outputFileField } from '../schema/file-fields.ts';
import { inputSchema, outputSchema, type JsonSchema } from '../schema/json-schema.ts';

type Json = { readonly [name: string]: unknown };

/** Failures that come from the way of asking, not from the operation. */
const surfaceErrors = ['UNAUTHORIZED', 'FORBIDDEN', 'TOO_LARGE'] as const satisfies readonly ErrorCode[];

/** The OpenAPI 3.1 description of `POST /api/<operation>` for every operation. */
export function openApiDocument(operations: readonly Operation[]): Json {
  const shared = new Map<string, Json>();
  const paths = Object.fromEntries(
    operations.map((operation) => [`/api/${operation.name}`, { post: postOf(operation, shared) }]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Capwise',
      version: '1',
      description:
        'Every operation is a POST with a JSON body. With `Accept: text/event-stream` the answer is a stream of `progress` events and then one `result` or `error` event. Where the answer holds a file, `Accept: application/octet-stream` answers the file itself.',
    },
    servers: [{ url: '/' }],
    security: [{ cookie: [] }, { bearer: [] }],
    tags: [...new Set(operations.map(deskOf))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The token of the address that the server prints' },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: 'capwise',
          description: 'Set when the printed address is opened; its name ends in the port',
        },
      },
      schemas: Object.fromEntries([['Failure', failureSchema()], ...shared]),
    },
  };
}

function postOf(operation: Operation, shared: Map<string, Json>): Json {
  const output = outputSchema(operation);
  const file = outputFileField(output) !== undefined && { 'application/octet-stream': {} };
  return {
    operationId: operation.name,
    tags: [deskOf(operation)],
    summary: operation.summary,
    'x-kind': operation.kind,
    parameters: parametersOf(operation),
    requestBody: bodyOf(operation, shared),
    responses: {
      200: {
        description: 'The answer',
        content: {
          'application/json': { schema: hoisted(output, `${operation.name}.output`, shared) },
          'text/event-stream': { schema: { type: 'string' } },
          ...file,
        },
      },
      ...failuresOf(operation),
    },
  };
}

function deskOf({ name }: Operation): string {
  return name.slice(0, name.indexOf('.'));
}

function parametersOf({ kind }: Operation): readonly Json[] {
  const parameter = (name: string, schema: Json, description: string): Json => ({
    name,
    in: 'header',
    required: false,
    schema,
    description,
  });
  const company = parameter('Capwise-Company', { type: 'string' }, 'Company to ask; the one in use unless given');
  if (kind === 'query') return [company];
  return [
    company,
    parameter(
      'Idempotency-Key',
      { type: 'string', maxLength: 200 },
      'The same key again joins the running work, or answers what it answered',
    ),
    parameter('Dry-Run', { type: 'string', enum: ['true', 'false'] }, 'Do everything and keep nothing'),
  ];
}

/** Files are sent, never named, so that an operation that needs one takes no plain JSON. */
function bodyOf(operation: Operation, shared: Map<string, Json>): Json {
  const schema = inputSchema(operation);
  const files = fileFields(schema);
  const input = hoisted(withoutFiles(schema), `${operation.name}.input`, shared);
  const examples = Object.fromEntries(operation.examples.map(({ title, input: value }) => [title, { value }]));
  const json = { schema: input, ...(operation.examples.length > 0 && { examples }) };
  const binary = { type: 'string', contentMediaType: 'application/octet-stream' };
  const form = {
    schema: {
      type: 'object',
      properties: {
        input,
        ...Object.fromEntries(
          files.map(({ name, several }) => [name, several ? { type: 'array', items: binary } : binary]),
        ),
      },
      required: files.filter(({ required }) => required).map(({ name }) => name),
    },
    encoding: { input: { contentType: 'application/json' } },
  };
  const needsFile = files.some(({ required }) => required);
  return {
    required: needsFile || (schema.required?.length ?? 0) > 0,
    content: {
      ...(!needsFile && { 'application/json': json }),
      ...(files.length > 0 && { 'multipart/form-data': form }),
    },
  };
}

function withoutFiles(schema: JsonSchema): JsonSchema {
  const names = new Set(fileFields(schema).map(({ name }) => name));
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => !names.has(name));
  const required = (schema.required ?? []).filter((name) => !names.has(name));
  return {
    ...schema,
    properties: Object.fromEntries(properties),
    ...(schema.required && { required }),
    additionalProperties: false,
  };
}

/** Moves the definitions of a schema to the components and points its references there. */
function hoisted({ $defs = {}, ...schema }: JsonSchema, owner: string, shared: Map<string, Json>): Json {
  const names = new Map(
    Object.keys($defs).map((name) => [`#/$defs/${name}`, `#/components/schemas/${owner}.${name.replace(/^_+/, '')}`]),
  );
  const pointed = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(pointed);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, value]) => [
        name,
        name === '$ref' ? (names.get(String(value)) ?? value) : pointed(value),
      ]),
    );
  };
  for (const [name, definition] of Object.entries($defs)) {
    shared.set(`${owner}.${name.replace(/^_+/, '')}`, pointed(definition) as Json);
  }
  return pointed(schema) as Json;
}

function failuresOf(operation: Operation): Json {
  const codes = [...new Set<ErrorCode>([...operation.errors, ...doorErrors, ...surfaceErrors])];
  const statuses = [...new Set(codes.map((code) => errorCatalogue[code].status))].sort((left, right) => left - right);
  return Object.fromEntries(
    statuses.map((status) => {
      const these = codes.filter((code) => errorCatalogue[code].status === status);
      return [
        status,
        {
          description: these.map((code) => `\`${code}\`: ${errorCatalogue[code].when}`).join('; '),
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
        },
      ];
    }),
  );
}

function failureSchema(): Json {
  return {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['code', 'message', 'data'],
        properties: {
          code: { type: 'string', enum: Object.keys(errorCatalogue) },
          message: { type: 'string' },
          data: { type: 'object' },
        },
      },
    },
  };
}
