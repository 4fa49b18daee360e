import type { TableKind } from '@capwise/contract';
import { payments } from './payments.ts';
import { rates } from './rates.ts';
import type { Table } from './table.ts';

/** Every kind of table. A kind of the contract without one does not compile. */
export const tables: { readonly [Kind in TableKind]: Table } = { rates, payments };
