import type { CallError } from '@capwise/contract/client';
import { readAmount, type Faults } from '../assets/typed.ts';
import type { Draft } from './draft.ts';
import type { DocumentForm } from './forms/document-form.ts';
import { fieldsOf, rowsOf } from './forms/forms.ts';

const places: Readonly<Record<string, readonly string[]>> = {
  DOCUMENT_EXISTS: ['id'],
  PERIOD_CLOSED: ['month', 'commences', 'ready'],
  INVALID_RANGE: ['reverses', 'expected', 'amount'],
  LIFE_NOT_POSITIVE: ['termMonths', 'nonCancellableMonths', 'monthsLeft'],
  CHARGE_AFTER_TERM: ['nonCancellableMonths', 'termMonths'],
  PAYMENT_OUTSIDE_TERM: ['termMonths'],
  NOT_FINITE: ['annualRate'],
  RATE_LE_MINUS_ONE: ['annualRate'],
  UNKNOWN_INVOICE: ['invoice'],
  MATERIALITY_NEEDED: ['isMaterial'],
  ASSET_IN_SERVICE: ['asset'],
  NOT_FOUND: ['asset'],
  INVALID_AMOUNT: ['amount', 'payment', 'committed', 'expected'],
  UNKNOWN_ACCOUNT: ['account'],
};

/** Refusals that name the very value that is wrong. */
const valued: ReadonlySet<string> = new Set(['INVALID_AMOUNT', 'INVALID_RANGE', 'UNKNOWN_ACCOUNT']);

/** Puts a refusal at the field that it concerns; none where it is about no field of the form. */
export function faultsOf(failure: CallError | undefined, form: DocumentForm, draft: Draft): Faults {
  if (!failure) return {};
  if (failure.code === 'INVALID_INPUT') return issuesOf(failure.data, form);
  const name = placeOf(failure, form, draft);
  return name === undefined ? {} : { [name]: { message: failure.message, code: failure.code } };
}

function placeOf({ code, data, message }: CallError, form: DocumentForm, draft: Draft): string | undefined {
  const names = ['id', ...fieldsOf(form).map(({ name }) => name)];
  const rows = rowsOf(form);
  switch (code) {
    case 'NOT_A_LEASE':
      return names.find((name) => name.startsWith('has') && draft.fields[name] === 'no');
    case 'NOT_CAPITALIZABLE':
      return message.includes('recorded decision') ? 'decision' : 'kindOfWork';
    case 'UNBALANCED':
      return rows?.name;
    default:
      return (
        rowIn(data, form) ??
        (valued.has(code) ? withValue(valueIn(data), form, draft) : undefined) ??
        (places[code] ?? []).find((name) => names.includes(name))
      );
  }
}

/** The field whose amount, account or month is the value that a refusal names. */
function withValue(value: string | undefined, form: DocumentForm, draft: Draft): string | undefined {
  if (value === undefined) return undefined;
  const rows = rowsOf(form);
  const holds = (text: string | undefined): boolean =>
    text !== undefined && text !== '' && (text === value || readAmount(text) === value.replace(/^-/, ''));
  const kinds = ['amount', 'account', 'month'];
  const own = fieldsOf(form).find(({ name, kind }) => kinds.includes(kind) && holds(draft.fields[name]));
  if (own) return own.name;
  const found = draft.rows.flatMap((row, index) =>
    (rows?.columns ?? [])
      .filter(({ name, kind }) => kinds.includes(kind) && holds(row[name]))
      .map(({ name }) => `${rows?.name}.${index}.${name}`),
  );
  return found[0];
}

/** The cell of a refusal that names a row, counted from 1, and its field. */
function rowIn(data: unknown, form: DocumentForm): string | undefined {
  const rows = rowsOf(form);
  if (!rows || typeof data !== 'object' || data === null || !('row' in data && 'field' in data)) return undefined;
  const { row, field } = data;
  return typeof row === 'number' && typeof field === 'string' ? `${rows.name}.${row - 1}.${field}` : undefined;
}

function valueIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('value' in data)) return undefined;
  return typeof data.value === 'string' ? data.value : undefined;
}

/** `document.costs.0.amount: Invalid string` is about the field `costs.0.amount`. */
function issuesOf(data: unknown, form: DocumentForm): Faults {
  if (typeof data !== 'object' || data === null || !('issues' in data) || !Array.isArray(data.issues)) return {};
  const rows = rowsOf(form);
  const sided = rows !== undefined && rows.adds !== 'total';
  const names = ['id', ...fieldsOf(form).map(({ name }) => name)];
  return Object.fromEntries(
    data.issues.flatMap((issue) => {
      const [path = '', ...words] = String(issue).split(': ');
      const name = path.replace(/^document\./, '');
      const place = sided ? name.replace(/(\.\d+)\.amount$/, '$1.debit') : name;
      const known = names.includes(place) || (rows !== undefined && place.startsWith(`${rows.name}.`));
      return known ? [[place, { message: words.join(': '), code: 'INVALID_INPUT' }] as const] : [];
    }),
  );
}
