import type { CostFunction } from '@capwise/domain/books';
import type { PayComponent } from '@capwise/domain/labor';
import type { DocumentOf } from '../../books/documents/document.ts';

type Nature = DocumentOf<'expense'>['nature'];

/** The words of a union: one that is missing does not compile. */
function wordsOf<Word extends string>(words: Readonly<Record<Word, true>>): readonly Word[] {
  return Object.keys(words) as Word[];
}

export const functionWords = wordsOf<CostFunction>({
  'cost-of-revenue': true,
  'research-and-development': true,
  'sales-and-marketing': true,
  'general-and-administrative': true,
  unassigned: true,
});

export const natureWords = wordsOf<Nature>({
  cloud: true,
  software: true,
  hardware: true,
  facilities: true,
  services: true,
});

export const componentWords = wordsOf<PayComponent>({ pay: true, severance: true, 'stock-compensation': true });
