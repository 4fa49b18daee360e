import { linkOptions } from '@tanstack/react-router';
import { DeskTabs } from '../../parts/desk-tabs.tsx';
import type { DecideSearch } from '../../shell/address.ts';

type Part = NonNullable<DecideSearch['part']>;

const tabs = [
  { name: 'cases', label: 'Cases', link: linkTo(undefined) },
  { name: 'fund', label: 'Fund list', link: linkTo('fund') },
  { name: 'migrate', label: 'Migration', link: linkTo('migrate') },
  { name: 'levers', label: 'Levers', link: linkTo('levers') },
] as const;

/** The pages of the desk Decide: cases, which of them to fund, a site that is left, and what lifts a quarter's EBITDA. */
export function DecideTabs({ tab }: { readonly tab: (typeof tabs)[number]['name'] }) {
  return <DeskTabs label="Decide" tabs={tabs} tab={tab} />;
}

function linkTo(part: Part | undefined) {
  return linkOptions({ to: '/decide', search: ({ company, period }) => ({ company, period, part }) });
}
