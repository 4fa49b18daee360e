import type { Release } from '@capwise/domain/decide';
import { minorDigits } from '@capwise/domain/money';
import { amountOf, durationOf } from './quantities.ts';
import type { Section } from './reader.ts';

/** What a project releases one after the other, as it is listed: none where the case does not say. Refuses INVALID_CASE. */
export function readReleases(root: Section, currency: string): readonly Release[] {
  if (!root.has('releases')) return [];
  const sections = root.sections('releases', '"release:", "cost:", "months:" and "benefit:"');
  const names = sections.map((section) => section.required('release', 'Search'));
  return sections.map((section, index) => {
    section.only(['release', 'cost', 'months', 'benefit', 'needs']);
    const id = names[index] ?? '';
    if (names.indexOf(id) !== index)
      throw section.refuse('release', 'another release has this name: give it one of its own');
    const needs = section.texts('needs').flatMap((text) => text.split(/\s*,\s*/));
    const unknown = needs.find((need) => !names.includes(need));
    if (unknown !== undefined)
      throw section.refuse('needs', `there is no release "${unknown}": these are: ${names.join(', ')}`);
    const major = (key: string, every: 'once' | 'month'): number =>
      Number(amountOf(section, key, { currency, every }).value.minor) / 10 ** minorDigits(currency);
    return {
      id,
      cost: major('cost', 'once'),
      months: durationOf(section, 'months').value,
      benefit: major('benefit', 'month'),
      ...(needs.length > 0 && { needs }),
    };
  });
}
