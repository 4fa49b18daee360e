import type { CaseEvent } from '@capwise/domain/decide';
import { amountOf, daysOf, lifeOf, offsetOf, sure, wordOf } from './quantities.ts';
import type { Section } from './reader.ts';

const needs = '"at month:" and "event:"';

const ownKeys: Readonly<Record<CaseEvent['kind'], readonly string[]>> = {
  'life-change': ['life'],
  impairment: ['loss'],
  retirement: [],
  'shutdown-plan': ['ends at month', 'test'],
  sale: ['proceeds', 'net'],
};

/** Reads what happens to what a line capitalized, in the order of the months. Refuses INVALID_CASE. */
export function readEvents(section: Section, currency: string): readonly CaseEvent[] {
  return section
    .sections('events', needs)
    .map((event) => readEvent(event, currency))
    .toSorted((a, b) => a.atMonth - b.atMonth);
}

function readEvent(section: Section, currency: string): CaseEvent {
  const kind = wordOf(section, 'event', Object.keys(ownKeys) as CaseEvent['kind'][]);
  section.only(['at month', 'event', ...ownKeys[kind]]);
  const atMonth = sure(section, 'at month', offsetOf(section, 'at month'));
  switch (kind) {
    case 'life-change':
      return { kind, atMonth, lifeMonths: sure(section, 'life', lifeOf(section, 'life')) };
    case 'impairment':
      return { kind, atMonth, loss: sure(section, 'loss', amountOf(section, 'loss', { currency })) };
    case 'retirement':
      return { kind, atMonth };
    case 'shutdown-plan': {
      const endsAt = sure(section, 'ends at month', offsetOf(section, 'ends at month'));
      if (endsAt <= atMonth)
        throw section.refuse('ends at month', `it is not after month ${atMonth}: retire it then instead`);
      return { kind, atMonth, endsAt, test: section.required('test', 'review of June, nothing to write down') };
    }
    case 'sale':
      return {
        kind,
        atMonth,
        proceeds: sure(section, 'proceeds', amountOf(section, 'proceeds', { currency })),
        netDays: section.has('net') ? sure(section, 'net', daysOf(section, 'net')) : 0,
      };
  }
}
