import { resolved, typesOf, type JsonSchema } from '../schema/json-schema.ts';

/** A form is shortened from its depth until it is no longer than a few lines; the fields of the outermost are always named. */
const charactersMax = 400;
const depths = [5, 4, 3, 2];
/** More words than this that may be chosen are not listed. */
const namedMax = 4;

/** What JSON of a schema looks like, for reading: `[{year, floor}]`, `{months?, from?}`, `1 or 3`; what has a `?` may be left out. */
export function jsonForm(schema: JsonSchema, root: JsonSchema): string {
  const forms = depths.map((depth) => formWithin(schema, { root, depth }));
  const least = typesOf(resolved(schema, root)).includes('array') ? 2 : 1;
  return forms.find(({ length }) => length <= charactersMax) ?? formWithin(schema, { root, depth: least });
}

type Reach = { readonly root: JsonSchema; readonly depth: number };

function formWithin(schema: JsonSchema, { root, depth }: Reach): string {
  const own = resolved(schema, root);
  if (own.const !== undefined) return JSON.stringify(own.const);
  if (own.enum && own.enum.length <= namedMax) return own.enum.map((each) => JSON.stringify(each)).join(' or ');
  const choices = own.anyOf ?? own.oneOf;
  if (choices) return [...new Set(choices.map((choice) => formWithin(choice, { root, depth })))].join(' or ');
  const inside = { within: (part: JsonSchema) => formWithin(part, { root, depth: depth - 1 }), isShort: depth <= 0 };
  const forms = typesOf(own).map((type) => formOf(type, own, inside));
  return forms.length > 0 ? forms.join(' or ') : 'any value';
}

type Inside = { readonly within: (part: JsonSchema) => string; readonly isShort: boolean };

function formOf(type: string, schema: JsonSchema, { within, isShort }: Inside): string {
  switch (type) {
    case 'array':
      return isShort || !schema.items ? '[…]' : `[${bracketed(within(schema.items))}]`;
    case 'object':
      return isShort ? '{…}' : objectForm(schema, within);
    case 'string':
      return 'TEXT';
    case 'number':
    case 'integer':
      return 'NUMBER';
    case 'boolean':
      return 'true or false';
    default:
      return type;
  }
}

/** Names of fields; what a field holds is written where it is more than one value. */
function objectForm({ properties, required, additionalProperties }: JsonSchema, within: Inside['within']): string {
  if (!properties) return typeof additionalProperties === 'object' ? `{NAME: ${within(additionalProperties)}}` : '{…}';
  const fields = Object.entries(properties).map(([name, property]) => {
    const form = within(property);
    return `${name}${required?.includes(name) ? '' : '?'}${/[[{"]/.test(form) ? `: ${form}` : ''}`;
  });
  return `{${fields.join(', ')}}`;
}

function bracketed(form: string): string {
  return form.includes(' or ') && !form.startsWith('{') ? `(${form})` : form;
}
