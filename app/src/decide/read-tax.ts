import type { TaxProfile } from '@capwise/domain/decide';
import { rateOf, sure, wordOf } from './quantities.ts';
import type { Section } from './reader.ts';

const monthsOf = { immediate: 0, '5-years': 60, '15-years': 180 } as const;
const equipmentOf = { bonus: 'bonus', life: 'life', 'MACRS-5': 'macrs-5' } as const;

/** Reads "tax:"; absent where it is not said, and everything is pre-tax then. Refuses INVALID_CASE. */
export function readTax(root: Section): { readonly tax?: TaxProfile } {
  const section = root.has('tax') ? root.section('tax') : null;
  if (!section) return {};
  section.only(['rate', 'software', 'equipment', 'losses']);
  const rate = sure(section, 'rate', rateOf(section, 'rate'));
  if (rate < 0 || rate >= 1)
    throw section.refuse('rate', 'it is not a share of income from 0% to below 100%: write 25%');
  const software = wordOr(section, 'software', Object.keys(monthsOf) as (keyof typeof monthsOf)[], 'immediate');
  const equipment = wordOr(section, 'equipment', Object.keys(equipmentOf) as (keyof typeof equipmentOf)[], 'bonus');
  return {
    tax: {
      rate,
      softwareMonths: monthsOf[software],
      equipment: equipmentOf[equipment],
      losses: wordOr(section, 'losses', ['used', 'carried-forward'], 'used'),
    },
  };
}

function wordOr<Word extends string>(section: Section, key: string, words: readonly Word[], otherwise: Word): Word {
  return section.has(key) ? wordOf(section, key, words) : otherwise;
}
