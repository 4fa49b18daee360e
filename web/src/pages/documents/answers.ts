import type { Answer } from '@capwise/contract';
import type { Posted } from '@capwise/contract/client';

export type DocumentRow = Answer<'books.documents'>['documents'][number];
export type DocumentView = Answer<'books.document'>;
export type TreatedLine = DocumentView['lines'][number];
export type MonthEffect = DocumentView['months'][number];
export type SourceDocument = Posted<'books.record'>['document'];
export type DocumentKind = SourceDocument['kind'];
export type Obligations = Answer<'books.obligations'>;
