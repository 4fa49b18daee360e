import type { Addition } from './answers.ts';
import type { EventField } from './event-kinds.ts';
import { readFields } from './read-fields.ts';
import type { Faults, Typed } from './typed.ts';

const methods: Readonly<Record<NonNullable<Addition['method']>, string>> = {
  'straight-line': 'Straight line',
  '150-declining': '150% declining balance',
  '150-declining-switch': '150% declining, then straight line',
  'double-declining': 'Double declining balance',
  'double-declining-switch': 'Double declining, then straight line',
  'sum-of-years-digits': 'Sum of the years’ digits',
  'units-of-production': 'Units of production',
};

const conventions: Readonly<Record<NonNullable<Addition['convention']>, string>> = {
  'full-month': 'Full month',
  'next-month': 'From the next month',
  'half-month': 'Half a month',
  'modified-half-month': 'Full month to day 15, else none',
  'half-if-late': 'Full month to mid-month, else half',
  'actual-days': 'Actual days of the life',
  'actual-days-in-month': 'Actual days of the month',
  'half-year': 'Half a year in the first year',
};

/** The fields of a new asset in the order in which they are asked for. */
export const addFields: readonly EventField[] = [
  { name: 'name', label: 'Name', kind: 'text' },
  { name: 'id', label: 'Id', kind: 'text', hint: 'Small letters, digits and -' },
  {
    name: 'class',
    label: 'Class',
    kind: 'choice',
    choices: [
      { value: 'software', label: 'Software' },
      { value: 'equipment', label: 'Equipment' },
    ],
  },
  { name: 'cost', label: 'Cost', kind: 'amount', hint: 'As 250000 or 2.4M' },
  { name: 'residual', label: 'Residual value', kind: 'amount', optional: true, hint: 'Empty: 0' },
  { name: 'began', label: 'Purchased', kind: 'day' },
  { name: 'inService', label: 'In service', kind: 'day', optional: true, hint: 'Empty: still in progress' },
  { name: 'lifeMonths', label: 'Life in months', kind: 'whole', optional: true, hint: 'Empty: by units only' },
  { name: 'expectedUnits', label: 'Expected units', kind: 'whole', optional: true, hint: 'Units of production only' },
  { name: 'method', label: 'Method', kind: 'choice', choices: choicesOf(methods) },
  { name: 'convention', label: 'First month counts', kind: 'choice', choices: choicesOf(conventions) },
  { name: 'netDays', label: 'Paid after', kind: 'whole', optional: true, hint: 'Net days; empty: 0' },
];

/** An id made of the words of a name: `Payments platform, v2` becomes `payments-platform-v2`. */
export function suggestedId(name: string): string {
  const words =
    name
      .normalize('NFKD')
      .replaceAll(/\p{Mark}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, 60).replace(/-+$/, '');
}

/** What was typed with the id that its name suggests, unless another was typed. */
export function withId(typed: Typed): Typed {
  return { ...typed, id: typed['id'] ?? suggestedId(typed['name'] ?? '') };
}

export type ReadAddition =
  | { readonly kind: 'asset'; readonly asset: Addition }
  | { readonly kind: 'faulty'; readonly faults: Faults };

/** The asset that was typed, in the form in which it is sent; or what is wrong with which field. */
export function readAddition(typed: Typed): ReadAddition {
  const read = readFields(addFields, withId(typed));
  if (read.kind === 'faulty') return read;
  // The server checks it against the contract, field by field.
  return { kind: 'asset', asset: read.values as unknown as Addition };
}

/** The name of a depreciation method for the running text. */
export function methodName(method: string): string {
  return Object.entries(methods).find(([key]) => key === method)?.[1] ?? method;
}

function choicesOf(names: Readonly<Record<string, string>>): NonNullable<EventField['choices']> {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}
