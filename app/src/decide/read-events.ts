import type { CaseEvent, EventFormulas } from '@capwise/domain/decide';
import { amountOf, daysOf, known, lifeOf, offsetOf, sure, wordOf, type Quantity } from './quantities.ts';
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
  const atMonth = offsetOf(section, 'at month');
  const at = { atMonth: atMonth.value };
  switch (kind) {
    case 'life-change': {
      const lifeMonths = lifeOf(section, 'life');
      return { kind, ...at, lifeMonths: lifeMonths.value, ...calculatedBy({ atMonth, lifeMonths }) };
    }
    case 'impairment':
      return {
        kind,
        ...at,
        loss: sure(section, 'loss', amountOf(section, 'loss', { currency })),
        ...calculatedBy({ atMonth }),
      };
    case 'retirement':
      return { kind, ...at, ...calculatedBy({ atMonth }) };
    case 'shutdown-plan': {
      const endsAt = offsetOf(section, 'ends at month');
      if (endsAt.value <= atMonth.value)
        throw section.refuse('ends at month', `it is not after month ${atMonth.value}: retire it then instead`);
      const test = section.required('test', 'review of June, nothing to write down');
      return { kind, ...at, endsAt: endsAt.value, test, ...calculatedBy({ atMonth, endsAt }) };
    }
    case 'sale': {
      const proceeds = amountOf(section, 'proceeds', { currency });
      const netDays = section.has('net') ? daysOf(section, 'net') : known(0);
      return {
        kind,
        ...at,
        proceeds: proceeds.value,
        netDays: netDays.value,
        ...calculatedBy({ atMonth, proceeds, netDays }),
      };
    }
  }
}

/** The formulas of those fields that have one. */
function calculatedBy(quantities: { readonly [Field in keyof EventFormulas]?: Quantity<unknown> }): {
  readonly formulas?: EventFormulas;
} {
  const formulas = Object.entries(quantities).flatMap(([field, { formula }]) => (formula ? [[field, formula]] : []));
  return formulas.length === 0 ? {} : { formulas: Object.fromEntries(formulas) as EventFormulas };
}
