import { isCurrencyCode } from '@capwise/domain/money';
import { uncertain, type Case, type CaseOption, type Release } from '@capwise/domain/decide';
import { CaseReader, type Place, type Section } from './reader.ts';
import { readAssumptions } from './read-assumptions.ts';
import { decisionKeys, readDecision, readTogether } from './read-decision.ts';
import { readOptions, type ReadOption } from './read-options.ts';
import { readViewpoint, viewpointKeys } from './read-viewpoint.ts';
import { monthOf, offsetOf, rateOf, wordOf } from './quantities.ts';
import { readReleases } from './read-releases.ts';
import { requirePosted } from './require-posted.ts';

/** A case with the places of its lines in the file, for findings and traces. */
export type ReadCase = {
  readonly subject: Case;
  /** By the id of the option, in the order of its lines. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
  /** By the name of the assumption. */
  readonly assumptionPlaces: ReadonlyMap<string, Place>;
  /** What the project releases one after the other, as it is listed. */
  readonly releases: readonly Release[];
  /** Where a key of the case itself stands, as "options", or an option by its id. */
  readonly placeOf: (key: string) => Place;
};

const yearsMax = 30;
/** Options and variants together: every pair of them is compared. */
const optionsMax = 40;

const ownKeys = [
  'question',
  'currency',
  'framework',
  'start',
  'years',
  'discount rate',
  'assumptions',
  'moves together',
  'options',
  'variants',
  'releases',
];

/**
 * Reads a case file (YAML). Refuses INVALID_CASE with line and column; what a treatment refuses keeps its code, with line and
 * column too.
 */
export function readCase(text: string): ReadCase {
  const { root: whole } = new CaseReader(text);
  whole.only([...ownKeys, ...decisionKeys, ...viewpointKeys]);
  const { assumptions, places: assumptionPlaces, scope } = readAssumptions(whole);
  const root = whole.within(scope);
  const currency = root.required('currency', 'USD');
  if (!isCurrencyCode(currency)) throw root.refuse('currency', 'it is not a currency code: write USD');
  const years = Number(root.required('years', '5'));
  if (!Number.isInteger(years) || years < 1 || years > yearsMax)
    throw root.refuse('years', `it is not a whole number of years from 1 to ${yearsMax}`);
  const framework = root.has('framework') ? wordOf(root, 'framework', ['us-gaap', 'ifrs']) : 'us-gaap';
  const start = monthOf(root, 'start');
  requireFew(root);
  const options = readOptions(root, { currency, framework, start, horizon: years * 12 });
  const all = [...options, ...readVariants(root, options)];
  const rate = rateOf(root, 'discount rate');
  const subject = {
    question: root.required('question', 'Buy or build the platform?'),
    currency,
    framework,
    start,
    years,
    discountRate: rate.value,
    ...(rate.formula && { rateFormula: rate.formula }),
    options: all.map(({ option }) => option),
    ...readViewpoint(root, assumptions),
    assumptions,
    together: readTogether(
      root,
      uncertain(assumptions).map(({ name }) => name),
    ),
    decision: readDecision(
      root,
      currency,
      options.map(({ option }) => option),
    ),
  };
  const places = new Map(all.map(({ option, places: of }) => [option.id, of]));
  requirePosted(subject, places);
  const releases = readReleases(root, currency);
  return { subject, places, assumptionPlaces, releases, placeOf: (key) => placeIn(root, key) };
}

function placeIn(root: Section, key: string): Place {
  const options = root.section('options');
  return options?.has(key) ? options.placeOf(key) : root.placeOf(key);
}

/** Refuses more options and variants than can be compared with each other. */
function requireFew(root: Section): void {
  const [options = 0, variants = 0] = ['options', 'variants'].map((key) =>
    root.isSection(key) ? (root.section(key)?.keys.length ?? 0) : 0,
  );
  if (options + variants <= optionsMax) return;
  throw root.refuse(
    variants > options ? 'variants' : 'options',
    `options and variants together are ${options + variants}, and a case has at most ${optionsMax}, since each is compared with each: keep those that are chosen among, and write the others as a case of their own`,
  );
}

function readVariants(root: Section, options: readonly ReadOption[]): readonly ReadOption[] {
  const section = root.section('variants');
  return (section?.keys ?? []).map((id) => {
    const variant = section?.section(id);
    if (!section || !variant) throw root.refuse('variants', 'a variant needs "of:" and "cancelled at month:"');
    variant.only(['name', 'of', 'cancelled at month']);
    const base = wordOf(
      variant,
      'of',
      options.map(({ option }) => option.id),
    );
    const original = options.find(({ option }) => option.id === base);
    if (!original || options.some(({ option }) => option.id === id))
      throw section.refuse(id, 'a variant needs a name of its own');
    const cancelled = offsetOf(variant, 'cancelled at month');
    const option: CaseOption = {
      ...original.option,
      id,
      name: variant.text('name') ?? id,
      variantOf: base,
      cancelledAt: cancelled.value,
      ...(cancelled.formula && { cancelFormula: cancelled.formula }),
    };
    return { option, places: original.places };
  });
}
