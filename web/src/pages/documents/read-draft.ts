import { fineText, parseFine } from '@capwise/domain/money';
import { readPeriod } from '../../format/period.ts';
import { readAmount, readDay, readWhole, type Fault, type Faults } from '../assets/typed.ts';
import type { SourceDocument } from './answers.ts';
import { unaskedOf, type Draft, type TypedFields } from './draft.ts';
import type { DocumentField, DocumentForm, DocumentRows } from './forms/document-form.ts';
import { fieldsOf, rowsOf } from './forms/forms.ts';

type Value = string | number | boolean;

export type ReadDocument =
  | { readonly kind: 'document'; readonly document: SourceDocument }
  | { readonly kind: 'faulty'; readonly faults: Faults };

/**
 * The document that was typed, as it is sent, with what the document that it changes says beside its form; or what is wrong
 * with which field. A field of row 2 of costs is `costs.1.amount`.
 */
export function readDraft(form: DocumentForm, draft: Draft, changed?: SourceDocument): ReadDocument {
  const faults: Record<string, Fault> = {};
  const values = readFields(fieldsOf(form), draft.fields, (name, message) => (faults[name] = { message }));
  const rows = rowsOf(form);
  const list = rows && readRows(rows, draft.rows, (name, message) => (faults[name] = { message }));
  if (Object.keys(faults).length > 0) return { kind: 'faulty', faults };
  const document = {
    kind: form.kind,
    ...(changed && unaskedOf(form, changed)),
    ...values,
    ...(rows && { [rows.name]: list }),
  };
  // The server checks it against the contract, field by field.
  return { kind: 'document', document: document as unknown as SourceDocument };
}

type Refuse = (name: string, message: string) => void;

function readFields(fields: readonly DocumentField[], typed: TypedFields, refuse: Refuse): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const field of fields) {
    const text = (typed[field.name] ?? '').trim();
    if (text === '' && field.optional) continue;
    const value = valueOf(field, text);
    if (value === undefined) refuse(field.name, remedyOf(field, text));
    else values[field.name] = value;
  }
  return values;
}

/** Rows in which nothing was typed that a person would have to type are left out. */
function readRows(rows: DocumentRows, typed: readonly TypedFields[], refuse: Refuse): readonly Record<string, Value>[] {
  const list = typed.flatMap((row, index) => {
    if (isBlank(rows, row)) return [];
    const at = (name: string): string => `${rows.name}.${index}.${name}`;
    const values = readFields(rows.columns, row, (name, message) => refuse(at(name), message));
    return [rows.adds === 'total' ? values : signed(values, (message) => refuse(at('debit'), message))];
  });
  const least = rows.adds === 'balanced' ? 2 : 1;
  if (list.length < least) {
    refuse(
      `${rows.name}.${list.length}.${rows.columns[0]?.name ?? ''}`,
      `give at least ${least === 1 ? 'one' : 'two'}`,
    );
  }
  return list;
}

/** Whether a row holds no more than what stands there before anybody types. */
function isBlank({ columns }: DocumentRows, row: TypedFields): boolean {
  return columns
    .filter(({ kind }) => kind === 'amount' || kind === 'account' || kind === 'words')
    .every(({ name }) => (row[name] ?? '').trim() === '');
}

/** A debit less a credit as one amount: debit +, credit −. */
function signed(values: Readonly<Record<string, Value>>, refuse: (message: string) => void): Record<string, Value> {
  const { debit, credit, ...rest } = values;
  if (debit === undefined && credit === undefined) refuse('give a debit or a credit');
  return { ...rest, amount: fineText(parseFine(String(debit ?? '0')) - parseFine(String(credit ?? '0'))) };
}

function valueOf({ kind }: DocumentField, text: string): Value | undefined {
  switch (kind) {
    case 'amount':
      return readAmount(text);
    case 'whole':
      return readWhole(text);
    case 'rate':
      return readRate(text);
    case 'month':
      return readMonth(text);
    case 'day':
      return readDay(text);
    case 'question':
      return text === 'yes' ? true : text === 'no' ? false : undefined;
    case 'words':
    case 'choice':
    case 'account':
    case 'asset':
      return text === '' ? undefined : text;
  }
}

/** Reads a rate in percent, `6.5` or `6.5%`, as the share of 1 that it is: 0.065. */
function readRate(text: string): number | undefined {
  const match = /^(-?\d+(?:\.\d+)?)\s*%?$/.exec(text);
  return match ? Number(`${match[1]}e-2`) : undefined;
}

/** Reads a month as people write it, `2026-10`, `oct 2026` or `10/2026`; else undefined. */
export function readMonth(text: string): string | undefined {
  try {
    const period = readPeriod(text);
    return /^\d{4}-\d{2}$/.test(period) ? period : undefined;
  } catch {
    return undefined;
  }
}

const remedies: Readonly<Record<DocumentField['kind'], string>> = {
  words: 'write it',
  amount: 'give an amount, as 250000 or 2.4M',
  whole: 'give a whole number',
  rate: 'give a percentage, as 6.5',
  month: 'give a month, as 2026-10',
  day: 'give a day, as 2026-10-15',
  choice: 'choose one',
  question: 'answer yes or no',
  account: 'choose an account',
  asset: 'choose an asset',
};

function remedyOf({ kind }: DocumentField, text: string): string {
  return `${text === '' ? 'missing' : `"${text}" cannot be read`}: ${remedies[kind]}`;
}
