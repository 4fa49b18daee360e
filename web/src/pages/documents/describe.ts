import { accountOf } from '@capwise/domain/books';
import { exactNumber } from '../../format/amount.ts';
import { longPeriodLabel } from '../../format/period.ts';
import { dayText } from '../assets/typed.ts';
import type { SourceDocument } from './answers.ts';
import { draftOf, unaskedOf, type TypedFields } from './draft.ts';
import type { DocumentField, DocumentForm } from './forms/document-form.ts';
import { rowsOf } from './forms/forms.ts';

/** A group of fields of a document in words: what was left empty is left out. */
export type Described = {
  readonly title: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly table: { readonly heads: readonly DocumentField[]; readonly rows: readonly (readonly string[])[] } | null;
};

/** A recorded document as its form would show it. */
export function described(form: DocumentForm, document: SourceDocument, currency: string): readonly Described[] {
  const { fields, rows } = draftOf(form, '', document);
  const list = rowsOf(form);
  const asked = form.groups
    .map((group): Described => {
      const columns = (group.rows && list?.columns) ?? [];
      const heads = columns.filter(({ name }) => rows.some((row) => row[name]));
      return {
        title: group.title,
        facts: group.fields.flatMap((field) => factOf(field, fields, currency)),
        table: group.rows
          ? { heads, rows: rows.map((row) => heads.map((head) => wordsOf(head, row, currency))) }
          : null,
      };
    })
    .filter(({ facts, table }) => facts.length > 0 || table !== null);
  const beside = Object.entries(unaskedOf(form, document)).flatMap(([name, value]) => besideOf(name, value));
  return beside.length === 0 ? asked : [...asked, { title: 'Said beside the form', facts: beside, table: null }];
}

/** What a file or a command said beside the form, by its own names. */
function besideOf(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([part, each]) => besideOf(`${name} ${part}`, each));
  }
  const label = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return [[label.charAt(0).toUpperCase() + label.slice(1), String(value)]];
}

function factOf(field: DocumentField, typed: TypedFields, currency: string): readonly (readonly [string, string])[] {
  const words = wordsOf(field, typed, currency);
  return words === '' || field.name === 'what' ? [] : [[field.label, words]];
}

function wordsOf(field: DocumentField, typed: TypedFields, currency: string): string {
  const text = typed[field.name] ?? '';
  if (text === '') return '';
  const unit = unitOf(field, text);
  switch (field.kind) {
    case 'amount':
      return exactNumber(text, typed['currency'] || currency);
    case 'month':
      return longPeriodLabel(text);
    case 'day':
      return dayText(text);
    case 'choice':
    case 'question':
      return field.choices?.find(({ value }) => value === text)?.label ?? text;
    case 'account':
      return `${text} ${accountOf(text).name}`;
    case 'whole':
    case 'rate':
    case 'words':
    case 'asset':
      return `${text}${unit}`;
  }
}

function unitOf({ unit }: DocumentField, text: string): string {
  if (unit === undefined) return '';
  return unit.startsWith('%') ? unit : ` ${text === '1' ? unit.replace(/^(month|day)s/, '$1') : unit}`;
}
