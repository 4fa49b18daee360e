import { useMemo } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { conditionText, stringifySearch } from '../address.ts';
import { desks } from '../desks.ts';
import type { Place } from './found.ts';

const servicesMax = 1_000;

const pages: readonly Place[] = [
  ...desks.map(({ name, to }) => ({ group: 'Pages', label: name, to })),
  { group: 'Pages', label: 'Balance sheet', detail: 'Books', to: '/books?view=balance' },
  { group: 'Pages', label: 'Roll-forward', detail: 'Books', to: '/books?view=roll-forward' },
  { group: 'Pages', label: 'Entries', detail: 'Books', to: '/books?view=entries' },
  { group: 'Pages', label: 'Close', detail: 'Books', to: '/books?view=close' },
];

/** Everything that the search knows of the company: asked for when it opens. */
export function usePlaces(enabled: boolean): readonly Place[] {
  const services = useAnswer(
    'cloud.cost',
    { by: ['ServiceName'], months: false, limit: servicesMax },
    { enabled },
  ).answer;
  const assets = useAnswer('assets.list', {}, { enabled }).answer;
  const documents = useAnswer('books.documents', {}, { enabled }).answer;
  const cases = useAnswer('decide.list', {}, { enabled }).answer;
  const accounts = useAnswer('sources.accounts', {}, { enabled }).answer;
  return useMemo(
    () => [
      ...pages,
      ...(services?.rows ?? []).flatMap(({ keys: [service] }) =>
        service
          ? [placeOf({ group: 'Services', label: service }, '/cloud', { where: conditionText('ServiceName', service) })]
          : [],
      ),
      ...(assets?.assets ?? []).map(({ id, name, state }) =>
        placeOf({ group: 'Assets', label: name, detail: state }, '/assets', { asset: id }),
      ),
      ...(documents?.documents ?? []).map(({ id, what, vendor, month }) =>
        placeOf(
          { group: 'Documents', label: what, detail: [vendor, month].filter(Boolean).join(' · ') },
          '/documents',
          {
            document: id,
          },
        ),
      ),
      ...(cases?.cases ?? []).map(({ name, question }) =>
        placeOf({ group: 'Cases', label: name, detail: question }, '/decide', { case: name }),
      ),
      ...(accounts?.accounts ?? []).map(({ code, name, theirs }) =>
        placeOf(
          { group: 'Accounts', label: `${code} ${name}`, detail: theirs.map(({ account }) => account).join(', ') },
          '/books',
          { view: 'entries', account: code },
        ),
      ),
    ],
    [services, assets, documents, cases, accounts],
  );
}

type Named = { readonly group: string; readonly label: string; readonly detail?: string };

function placeOf({ group, label, detail }: Named, path: string, search: Record<string, string>): Place {
  return { group, label, to: `${path}${stringifySearch(search)}`, ...(detail && { detail }) };
}
