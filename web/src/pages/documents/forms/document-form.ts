import type { DocumentKind } from '../answers.ts';

/** How a field is asked for and read. A rate is typed in percent; a question has no answer until one is given. */
export type FieldKind =
  | 'words'
  | 'amount'
  | 'whole'
  | 'rate'
  | 'month'
  | 'day'
  | 'choice'
  | 'question'
  | 'account'
  | 'asset';

export type Choice = { readonly value: string; readonly label: string };

/** Which part of the chart of accounts a field offers. */
export type AccountRange = 'balance-sheet' | 'expense' | 'all';

/** One field of a document: what it is called, how it is read, and what it holds before anybody types. */
export type DocumentField = {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** Stands behind the label: `months`, `days`, `% a year`. Amounts name the company's currency unless it says another. */
  readonly unit?: string;
  readonly help?: string;
  readonly optional?: true;
  readonly standard?: string;
  readonly choices?: readonly Choice[];
  readonly accounts?: AccountRange;
};

/** A list within a document: costs, balances, entries. */
export type DocumentRows = {
  readonly name: string;
  /** What one row is called, for its button and for a screen reader. */
  readonly noun: string;
  readonly columns: readonly DocumentField[];
  /** How many rows an empty form begins with. */
  readonly count: number;
  /** Amounts have one column, or a debit and a credit; what those differ by goes to equity, or must be nothing. */
  readonly adds: 'total' | 'opening' | 'balanced';
};

export type FieldGroup = {
  readonly title: string;
  /** Folded at first, unless it holds something. */
  readonly folded?: true;
  readonly help?: string;
  readonly fields: readonly DocumentField[];
  readonly rows?: DocumentRows;
};

/** All that a page knows of a kind of document. */
export type DocumentForm = {
  readonly kind: DocumentKind;
  readonly label: string;
  /** What the button records, in small letters. */
  readonly noun: string;
  /** When a person takes this kind. */
  readonly when: string;
  /** What the rule makes of it. */
  readonly does: string;
  /** The paragraph that the rule follows; absent where none is needed. */
  readonly rule?: string;
  readonly groups: readonly FieldGroup[];
};

export const what: DocumentField = {
  name: 'what',
  label: 'What it is',
  kind: 'words',
  help: 'For the person who opens it in a year',
};
export const vendor: DocumentField = { name: 'vendor', label: 'Vendor', kind: 'words', optional: true };
export const invoice: DocumentField = { name: 'invoice', label: 'Invoice number', kind: 'words', optional: true };
export const amount: DocumentField = { name: 'amount', label: 'Amount', kind: 'amount' };
export const month: DocumentField = { name: 'month', label: 'Month', kind: 'month' };
export const repeats: DocumentField = {
  name: 'repeats',
  label: 'Comes for',
  kind: 'whole',
  unit: 'months',
  standard: '1',
  help: '1 is once; 12 is each month of a year',
};
export const netDays: DocumentField = {
  name: 'netDays',
  label: 'Paid after',
  kind: 'whole',
  unit: 'days',
  standard: '0',
  help: 'Net 30 is paid in the next month',
};
export const termMonths: DocumentField = { name: 'termMonths', label: 'Term', kind: 'whole', unit: 'months' };
export const paidAfter: DocumentField = {
  name: 'paidAfter',
  label: 'Paid after',
  kind: 'whole',
  unit: 'months',
  standard: '0',
  help: '0 is paid in the month of the work',
};

/** Whose cost it is: each of them is a dimension that statements can be split by. */
export const owners: FieldGroup = {
  title: 'Whose it is',
  folded: true,
  fields: [
    { name: 'entity', label: 'Legal entity', kind: 'words', optional: true, help: 'Empty: main' },
    { name: 'costCenter', label: 'Cost center', kind: 'words', optional: true },
    { name: 'team', label: 'Team', kind: 'words', optional: true },
    { name: 'product', label: 'Product', kind: 'words', optional: true },
    { name: 'project', label: 'Project', kind: 'words', optional: true },
    { name: 'environment', label: 'Environment', kind: 'words', optional: true },
  ],
};

/** `yes` and `no`, one of which may stand there before anybody answers. */
export function question(name: string, label: string, rest: Partial<DocumentField> = {}): DocumentField {
  return {
    name,
    label,
    kind: 'question',
    choices: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
    ...rest,
  };
}

/** A field that offers the labels of a record in its order. */
export function choice<Value extends string>(
  name: string,
  label: string,
  labels: Readonly<Record<Value, string>>,
  rest: Partial<DocumentField> = {},
): DocumentField {
  const choices = Object.entries<string>(labels).map(([value, text]) => ({ value, label: text }));
  return { name, label, kind: 'choice', choices, standard: choices[0]?.value ?? '', ...rest };
}
