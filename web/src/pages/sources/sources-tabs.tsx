import { linkOptions } from '@tanstack/react-router';
import { DeskTabs } from '../../parts/desk-tabs.tsx';

const tabs = [
  { name: 'loaded', label: 'Loaded', link: linkTo({}) },
  { name: 'catalog', label: 'Catalog', link: linkTo({ catalog: true }) },
  { name: 'ledger', label: 'Ledger', link: linkTo({ ledger: true }) },
] as const;

/** The pages of the desk Sources: what was loaded, whose it is, and the general ledger beside it. */
export function SourcesTabs({ tab }: { readonly tab: (typeof tabs)[number]['name'] }) {
  return <DeskTabs label="Sources" tabs={tabs} tab={tab} />;
}

function linkTo(part: { readonly catalog?: true; readonly ledger?: true }) {
  return linkOptions({ to: '/sources', search: ({ company, period }) => ({ company, period, ...part }) });
}
