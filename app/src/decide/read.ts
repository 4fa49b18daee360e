import { isCurrencyCode } from '@capwise/domain/money';
import type { Case, CaseLine, CaseOption, CaseTreatment } from '@capwise/domain/decide';
import { CaseReader, type Place, type Section } from './reader.ts';
import { amountOf, daysOf, durationOf, monthOf, offsetOf, rateOf, wordOf } from './quantities.ts';

/** A case with the places of its lines in the file, for findings and traces. */
export type ReadCase = { readonly subject: Case; readonly places: ReadonlyMap<string, readonly Place[]> };

const functions = [
  'cost-of-revenue',
  'research-and-development',
  'sales-and-marketing',
  'general-and-administrative',
  'unassigned',
] as const;
const natures = ['labor', 'cloud', 'software', 'hardware', 'facilities', 'services'] as const;
const yearsMax = 30;

/** Reads a case file (YAML). Refuses INVALID_CASE with line and column. */
export function readCase(text: string): ReadCase {
  const { root } = new CaseReader(text);
  root.only(['question', 'currency', 'start', 'years', 'discount rate', 'options', 'variants']);
  const currency = root.required('currency', 'USD');
  if (!isCurrencyCode(currency)) throw root.refuse('currency', 'it is not a currency code: write USD');
  const years = Number(root.required('years', '5'));
  if (!Number.isInteger(years) || years < 1 || years > yearsMax)
    throw root.refuse('years', `it is not a whole number of years from 1 to ${yearsMax}`);
  const places = new Map<string, readonly Place[]>();
  const options = readOptions(root, currency, places);
  return {
    places,
    subject: {
      question: root.required('question', 'Buy or build the platform?'),
      currency,
      start: monthOf(root, 'start'),
      years,
      discountRate: rateOf(root, 'discount rate'),
      options: [...options, ...readVariants(root, options, places)],
    },
  };
}

function readOptions(root: Section, currency: string, places: Map<string, readonly Place[]>): readonly CaseOption[] {
  const section = root.section('options');
  if (!section || section.keys.length === 0)
    throw root.refuse('options', '"options:" needs at least one option with lines');
  return section.keys.map((id) => {
    const option = section.section(id);
    if (!option) throw section.refuse(id, 'an option needs "name:" and "lines:"');
    option.only(['name', 'lines', 'cancelled at month']);
    const lines = option.sections('lines');
    places.set(
      id,
      lines.map((line) => line.here),
    );
    return {
      id,
      name: option.text('name') ?? id,
      variantOf: null,
      cancelledAt: option.has('cancelled at month') ? offsetOf(option, 'cancelled at month') : null,
      lines: lines.map((line) => readLine(line, currency)),
    };
  });
}

function readVariants(
  root: Section,
  options: readonly CaseOption[],
  places: Map<string, readonly Place[]>,
): readonly CaseOption[] {
  const section = root.section('variants');
  return (section?.keys ?? []).map((id) => {
    const variant = section?.section(id);
    if (!section || !variant) throw root.refuse('variants', 'a variant needs "of:" and "cancelled at month:"');
    variant.only(['name', 'of', 'cancelled at month']);
    const base = wordOf(
      variant,
      'of',
      options.map((option) => option.id),
    );
    const original = options.find((option) => option.id === base);
    if (!original || options.some((option) => option.id === id))
      throw section.refuse(id, 'a variant needs a name of its own');
    places.set(id, places.get(base) ?? []);
    return {
      ...original,
      id,
      name: variant.text('name') ?? id,
      variantOf: base,
      cancelledAt: offsetOf(variant, 'cancelled at month'),
    };
  });
}

function readLine(section: Section, currency: string): CaseLine {
  const kind = wordOf(section, 'treatment', ['expense', 'prepay', 'capitalize', 'earn']);
  const common = ['what', 'treatment', 'amount', 'every', 'starts at month', 'for', 'net'];
  const own = {
    expense: ['function', 'nature'],
    prepay: ['function', 'nature', 'term'],
    capitalize: ['asset', 'life', 'ready at month'],
    earn: [],
  };
  section.only([...common, ...own[kind]]);
  const startsAt = section.has('starts at month') ? offsetOf(section, 'starts at month') : 0;
  return {
    what: section.required('what', 'Subscription'),
    amount: amountOf(section, 'amount', currency),
    every: section.has('every') ? wordOf(section, 'every', ['once', 'month', 'quarter', 'year']) : 'once',
    startsAt,
    ...(section.has('for') && { endsAt: startsAt + durationOf(section, 'for') }),
    netDays: section.has('net') ? daysOf(section, 'net') : 0,
    treatment: readTreatment(section, kind, startsAt),
  };
}

function readTreatment(section: Section, kind: CaseTreatment['kind'], startsAt: number): CaseTreatment {
  switch (kind) {
    case 'earn':
      return { kind };
    case 'expense':
      return { kind, ...purposeOf(section) };
    case 'prepay':
      return { kind, ...purposeOf(section), termMonths: lifeOf(section, 'term') };
    case 'capitalize':
      return {
        kind,
        asset: section.has('asset') ? wordOf(section, 'asset', ['software', 'equipment']) : 'software',
        readyAt: section.has('ready at month') ? offsetOf(section, 'ready at month') : startsAt,
        lifeMonths: lifeOf(section, 'life'),
      };
  }
}

function lifeOf(section: Section, key: string): number {
  const months = durationOf(section, key);
  if (months > 0) return months;
  throw section.refuse(key, 'it has no schedule: give a whole number of months above 0');
}

function purposeOf(section: Section): {
  readonly function: (typeof functions)[number];
  readonly nature: (typeof natures)[number];
} {
  return {
    function: section.has('function') ? wordOf(section, 'function', functions) : 'unassigned',
    nature: section.has('nature') ? wordOf(section, 'nature', natures) : 'software',
  };
}
