import { classifyLease, type LeaseTreatment } from '@capwise/domain/assets';
import { leasePresentValue, monthsOfRecurrence, type CaseLease, type CaseLine } from '@capwise/domain/decide';
import { amountOf, isSaid, known, lifeOf, rateOf, sure, wordOf, type Quantity } from './quantities.ts';
import type { LineSetting } from './line-setting.ts';
import { purposeOf } from './read-treatment.ts';
import { located, type Section } from './reader.ts';
import { formulasOf, type Treated } from './treated.ts';

const facts = ['economic life', 'fair value', 'transfers ownership', 'purchase certain', 'no alternative use'];
const shortTermMonths = 12;

/** Reads a lease, and classifies it where it is not said what it is. Refuses INVALID_CASE. */
export function readLease(section: Section, line: Omit<CaseLine, 'treatment'>, setting: LineSetting): Treated {
  const term = lifeOf(section, 'term');
  const period = line.every === 'once' ? 1 : monthsOfRecurrence[line.every];
  const termMonths = wholePayments(term, period);
  if (termMonths % period !== 0)
    throw section.refuse('term', `it is not a whole number of payments, of which one comes every ${period} months`);
  const isShort = section.text('lease') === 'short-term';
  const rate = isShort && !section.has('rate') ? known(0) : rateOf(section, 'rate');
  const lease = {
    kind: 'lease',
    ...purposeOf(section, 'hardware'),
    due: section.has('due') ? wordOf(section, 'due', ['begin', 'end']) : 'end',
    termMonths,
    annualRate: rate.value,
  } as const;
  const treatment = section.has('lease')
    ? statedTreatment(section, term, setting)
    : decidedTreatment(section, { line, lease: { ...lease, treatment: 'finance' }, term }, setting);
  return { treatment: { ...lease, treatment }, formulas: formulasOf({ annualRate: rate, termMonths: term }) };
}

/** A term that is calculated runs for whole payments, as the fold of a case has it. */
function wholePayments({ value, formula }: Quantity<number>, period: number): number {
  return formula === null ? value : Math.max(1, Math.round(value / period)) * period;
}

function statedTreatment(section: Section, term: Quantity<number>, { framework }: LineSetting): LeaseTreatment {
  const stated = wordOf(section, 'lease', ['operating', 'finance', 'short-term']);
  const fact = facts.find((key) => section.has(key));
  if (fact !== undefined) throw section.refuse(fact, '"lease:" says already what it is: leave one of them out');
  if (stated === 'operating' && framework === 'ifrs')
    throw section.refuse('lease', 'IFRS 16 has one kind of lease for a lessee: write finance, or short-term');
  if (stated !== 'short-term') return stated;
  const months = sure(section, 'term', term);
  if (months <= shortTermMonths) return stated;
  throw section.refuse('lease', `its term of ${months} months is above ${shortTermMonths}: write operating or finance`);
}

type Undecided = {
  readonly line: Omit<CaseLine, 'treatment'>;
  readonly lease: CaseLease;
  readonly term: Quantity<number>;
};

function decidedTreatment(section: Section, { line, lease, term }: Undecided, setting: LineSetting): LeaseTreatment {
  const { framework, start, currency } = setting;
  if (framework === 'ifrs') return 'finance';
  if (term.formula !== null)
    throw section.refuse('lease', 'what it is follows from its term, which is calculated: write operating or finance');
  if (!section.has('economic life') || !section.has('fair value'))
    throw section.refuse(
      'lease',
      'say what it is (lease: operating, finance or short-term), or give what decides it: "economic life:" and "fair value:"',
    );
  const presentValue = located(section.here, () => leasePresentValue({ ...line, treatment: lease }, lease, start));
  return classifyLease(
    {
      termMonths: lease.termMonths,
      transfersOwnership: isSaid(section, 'transfers ownership'),
      purchaseReasonablyCertain: isSaid(section, 'purchase certain'),
      remainingEconomicLifeMonths: sure(section, 'economic life', lifeOf(section, 'economic life')),
      presentValue,
      fairValue: sure(section, 'fair value', amountOf(section, 'fair value', { currency })),
      hasNoAlternativeUse: isSaid(section, 'no alternative use'),
      exemptsShortTerm: false,
      exemptsLowValue: false,
    },
    framework,
  ).treatment;
}
