import type { SourceDocument } from './answers.ts';
import { fieldsOf, rowsOf } from './forms/forms.ts';
import type { DocumentField, DocumentForm } from './forms/document-form.ts';

/** What was typed into fields, by their names. */
export type TypedFields = Readonly<Record<string, string>>;

/** What was typed into a form. An id that is absent is suggested by what the document is. */
export type Draft = {
  readonly id?: string;
  readonly fields: TypedFields;
  readonly rows: readonly TypedFields[];
};

/** A form that nobody typed into: required months and days are those of today. */
export function emptyDraft(form: DocumentForm, today: string): Draft {
  const rows = rowsOf(form);
  return {
    fields: standards(fieldsOf(form), today),
    rows: Array.from({ length: rows?.count ?? 0 }, () => emptyRow(rows?.columns ?? [], today)),
  };
}

/** A row of a list that nobody typed into. */
export function emptyRow(columns: readonly DocumentField[], today: string): TypedFields {
  return standards(columns, today);
}

function standards(fields: readonly DocumentField[], today: string): TypedFields {
  return Object.fromEntries(fields.map((field) => [field.name, standardOf(field, today)]));
}

function standardOf({ kind, standard, optional }: DocumentField, today: string): string {
  if (standard !== undefined) return standard;
  if (optional) return '';
  return kind === 'month' ? today.slice(0, 7) : kind === 'day' ? `${today.slice(0, 7)}-01` : '';
}

/** A recorded document as a person would have typed it. */
export function draftOf(form: DocumentForm, id: string, document: SourceDocument): Draft {
  const values: Readonly<Record<string, unknown>> = { ...document };
  const rows = rowsOf(form);
  const list = rows === undefined ? [] : values[rows.name];
  return {
    id,
    fields: textsOf(fieldsOf(form), values),
    rows: (Array.isArray(list) ? list : []).map((row: Readonly<Record<string, unknown>>) =>
      textsOf(rows?.columns ?? [], withSides(row)),
    ),
  };
}

function textsOf(fields: readonly DocumentField[], values: Readonly<Record<string, unknown>>): TypedFields {
  return Object.fromEntries(fields.map(({ name, kind }) => [name, textOf(kind, values[name])]));
}

function textOf(kind: DocumentField['kind'], value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return kind === 'rate' ? String(Number((value * 100).toPrecision(12))) : String(value);
  return typeof value === 'string' ? value : '';
}

/** An amount with a sign stands on the side of its sign. */
function withSides(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const signed = typeof row['amount'] === 'string' ? row['amount'] : '';
  return signed.startsWith('-') ? { ...row, credit: signed.slice(1) } : { ...row, debit: signed };
}

/** What a document says that its form does not ask for: a change of the document keeps it. */
export function unaskedOf(form: DocumentForm, document: SourceDocument): Readonly<Record<string, unknown>> {
  const asked = ['kind', rowsOf(form)?.name, ...fieldsOf(form).map(({ name }) => name)];
  return Object.fromEntries(
    Object.entries(document).filter(([name, value]) => value !== undefined && !asked.includes(name)),
  );
}

/** Whether two drafts hold the same text. */
export function sameDraft(left: Draft, right: Draft): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
