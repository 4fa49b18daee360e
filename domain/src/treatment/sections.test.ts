import { describe, expect, it } from 'vitest';
import { capitalizeLabor, deferHosting } from '../assets/index.ts';
import { accountCodes, accountOf, type Posting } from '../books/index.ts';
import { payroll } from '../labor/index.ts';
import { money } from '../money/index.ts';
import { parseMonth } from '../time/index.ts';
import { clearAccrual, loseAtCeaseUse, spreadIncentive } from './accruals.ts';
import { postLegs, type Leg } from './leg.ts';
import { evenly, inMonth } from './spread.ts';
import { capitalizePurchase, earn, earnOverTerm, expense, prepay } from './treatments.ts';

const cost = { function: 'research-and-development', nature: 'software' } as const;
const terms = { spread: inMonth(0), netDays: 60 };
const build = { function: 'research-and-development', asset: 'software', spread: evenly(2) } as const;

const treatments: readonly (readonly [string, readonly Leg[], string])[] = [
  ['expense', expense({ ...terms, ...cost }), 'operating'],
  ['prepay', prepay({ ...terms, ...cost, termMonths: 3 }), 'operating'],
  ['earn', earn(terms), 'operating'],
  ['earn over a term', earnOverTerm({ ...terms, termMonths: 3 }), 'operating'],
  [
    'capitalize a purchase',
    capitalizePurchase({ ...terms, asset: 'equipment', readyAt: 0, lifeMonths: 3 }),
    'investing',
  ],
  ['hosting', deferHosting({ ...terms, function: cost.function, readyAt: 1, termMonths: 3 }), 'operating'],
  ['payroll', payroll({ component: 'pay', function: cost.function, spread: inMonth(0), paidAfter: 1 }), 'operating'],
  ['capitalize labor', capitalizeLabor({ ...build, paidAfter: 1 }), 'investing'],
  ['the invoice of an accrual', clearAccrual({ netDays: 60 }), 'operating'],
  ['an incentive', spreadIncentive({ ...cost, termMonths: 3, netDays: 60 }), 'operating'],
  ['a contract that is left', loseAtCeaseUse({ ...cost, monthsLeft: 3 }), 'operating'],
];

const settled: ReadonlySet<string> = new Set([
  accountCodes.payables,
  accountCodes.softwarePayables,
  accountCodes.equipmentPayables,
  accountCodes.accruedLiabilities,
  accountCodes.accruedPayroll,
  accountCodes.receivables,
]);

describe('a payable or accrual', () => {
  it.each(treatments)(
    'of %s carries the section that it settles in, and the payment inherits it',
    (_, legs, section) => {
      const postings = postLegs(money(60_000n, 'USD'), legs, {
        basis: 'us-gaap',
        scenario: 'actual',
        month: parseMonth('2026-01'),
        dimensions: { entity: 'main' },
        line: 0,
        measure: 'amount',
      });
      const owed = postings.filter(({ account }) => settled.has(account));
      const paid = postings.filter(({ account }) => accountOf(account).bar === 'cash');
      const sections = (found: readonly Posting[]): readonly (string | undefined)[] => [
        ...new Set(found.map((posting) => posting.section)),
      ];
      expect(sections(owed)).toEqual([section]);
      expect(sections(paid)).toEqual(paid.length === 0 ? [] : [section]);
    },
  );
});
