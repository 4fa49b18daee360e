import type { DocumentKind } from '../answers.ts';
import { closingForms } from './closing-forms.ts';
import { contractForms } from './contract-forms.ts';
import { costForms } from './cost-forms.ts';
import type { DocumentField, DocumentForm, DocumentRows } from './document-form.ts';

/** Every kind of document, as it is offered: what begins the books first, then as often as it is needed. */
export const families: readonly { readonly title: string; readonly kinds: readonly DocumentKind[] }[] = [
  { title: 'To begin with', kinds: ['opening'] },
  {
    title: 'Cost and revenue',
    kinds: ['vendor-invoice', 'expense', 'prepay', 'incentive', 'revenue', 'service-credit'],
  },
  { title: 'People', kinds: ['payroll', 'capitalized-labor'] },
  { title: 'Contracts', kinds: ['hosting', 'lease', 'purchase-obligation', 'onerous-contract'] },
  { title: 'Close of a month', kinds: ['accrual', 'shortfall', 'correction', 'chargeback', 'invoice-total'] },
];

/** What an empty desk offers first. */
export const startingKinds: readonly DocumentKind[] = [
  'opening',
  'payroll',
  'capitalized-labor',
  'lease',
  'hosting',
  'accrual',
  'vendor-invoice',
];

const forms: ReadonlyMap<string, DocumentForm> = new Map(
  [...costForms, ...contractForms, ...closingForms].map((form) => [form.kind, form]),
);

/** The form of a kind; a kind of an address that is none is undefined. */
export function formOf(kind: string | undefined): DocumentForm | undefined {
  return kind === undefined ? undefined : forms.get(kind);
}

/** The name of a kind in a table. */
export function kindName(kind: string): string {
  return formOf(kind)?.label ?? kind.replaceAll('-', ' ');
}

/** The fields of a form outside of its list, in their order. */
export function fieldsOf(form: DocumentForm): readonly DocumentField[] {
  return form.groups.flatMap(({ fields }) => fields);
}

/** The list of a form, where it has one. */
export function rowsOf(form: DocumentForm): DocumentRows | undefined {
  return form.groups.find(({ rows }) => rows !== undefined)?.rows;
}
