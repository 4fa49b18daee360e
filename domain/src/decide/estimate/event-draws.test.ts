import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../estimate/index.ts';
import { caseAt, valuesAt } from '../case-at.ts';
import type { CaseEvent } from '../case-event.ts';
import type { Case, CaseLine } from '../case.ts';
import type { CaseTreatment } from '../case-treatment.ts';
import { cashFlowPoints, postOption } from '../fold.ts';
import { assumptionOf, drawn, drawnLine, npvOf, pairCase } from '../testing/estimates.ts';

const equipment: CaseTreatment = { kind: 'capitalize', asset: 'equipment', readyAt: 2, lifeMonths: 48 };
const calculated = (formulas: Readonly<Record<string, string>>): Pick<CaseEvent, 'formulas'> => ({
  formulas: Object.fromEntries(Object.entries(formulas).map(([field, text]) => [field, parseFormula(text)])),
});

const inputs = [
  assumptionOf('price', { kind: 'lognormal', mu: Math.log(2e6), sigma: 0.3, shift: 0 }),
  assumptionOf('resale', { kind: 'triangular', low: 0, mode: 2e5, high: 9e5 }),
  assumptionOf('sold', { kind: 'uniform', low: 8, high: 40 }),
];

const servers = (event: CaseEvent, more: Partial<CaseLine> = {}): CaseLine =>
  drawnLine({ amount: 'price' }, { as: equipment, events: [event], ...more });
const sale = { kind: 'sale', atMonth: 24, proceeds: { minor: 1n, currency: 'USD' }, netDays: 30 } as const;

/** Each line in all draws beside what the books come to where the assumptions have the values of the draw. */
function expectBooks(line: CaseLine, more: Partial<Case> = {}): void {
  const subject = pairCase(inputs, [[line], []], { discountRate: 0, ...more });
  const simulated = drawn(subject, { points: 32 });
  const npv = npvOf(simulated, 'left');
  const ebitdas = new Set<number>();
  for (const [draw, value] of npv.entries()) {
    const held = new Map(
      inputs.map(({ name }) => [name, (simulated.draws.columns.get(name) as Float64Array)[draw] ?? Number.NaN]),
    );
    const at = caseAt(subject, valuesAt(subject.assumptions, held));
    const [option] = at.options;
    if (!option) throw new RangeError('there is an option');
    const cash =
      cashFlowPoints(postOption(at, option, 'test'), at).reduce((sum, minor) => sum + Number(minor), 0) / 100;
    // The books round each posting to the cent.
    expect(value).toBeCloseTo(cash, 0);
    ebitdas.add(Math.round(cash));
  }
  expect(ebitdas.size).toBeGreaterThan(12);
}

describe('events in draws', () => {
  it('sell for what is drawn, beside a cost that is drawn, as the books do', () => {
    expectBooks(servers({ ...sale, ...calculated({ proceeds: 'resale' }) }));
  });

  it('sell for a sure price beside a cost that is drawn', () => {
    expectBooks(servers({ ...sale, proceeds: { minor: 30_000_000n, currency: 'USD' } }));
  });

  it('sell in a month that is drawn, and are paid later', () => {
    expectBooks(servers({ ...sale, ...calculated({ proceeds: 'resale', atMonth: 'sold', netDays: 'sold * 3' }) }));
  });

  it.each(['used', 'carried-forward'] as const)('are taxed on what they bring and lose, with losses %s', (losses) => {
    const tax = { rate: 0.25, softwareMonths: 60, equipment: 'macrs-5', losses } as const;
    expectBooks(servers({ ...sale, ...calculated({ proceeds: 'resale', atMonth: 'sold' }) }), { tax });
  });

  it('are undone by a cancellation before them, in draws as in the books', () => {
    const subject = pairCase(inputs, [
      [servers({ ...sale, ...calculated({ proceeds: 'resale', atMonth: 'sold' }) })],
      [],
    ]);
    const [option, other] = subject.options;
    if (!option || !other) throw new RangeError('there are two options');
    const cancelled = { ...option, cancelledAt: 8 };
    const { options } = drawn({ ...subject, options: [cancelled, other] }, { pair: { left: cancelled, right: other } });
    const price = drawn(subject).draws.columns.get('price') as Float64Array;
    options[0]?.cumulative.at(-1)?.forEach((cash, draw) => expect(-cash / (price[draw] ?? 0)).toBeCloseTo(1, 9));
  });

  it('shorten a life from a month that is drawn on, to one that is drawn', () => {
    const event = {
      kind: 'life-change',
      atMonth: 20,
      lifeMonths: 36,
      ...calculated({ atMonth: 'sold', lifeMonths: 'sold + 9' }),
    } as const;
    const tax = { rate: 0.25, softwareMonths: 60, equipment: 'life', losses: 'used' } as const;
    expectBooks(servers(event), { tax });
  });

  it('end the use of what was to be shut down in a month that is drawn, after it was announced', () => {
    const event = {
      kind: 'shutdown-plan',
      atMonth: 12,
      endsAt: 20,
      test: 'review of June',
      ...calculated({ atMonth: 'sold', endsAt: '30' }),
    } as const;
    const tax = { rate: 0.25, softwareMonths: 60, equipment: 'life', losses: 'used' } as const;
    expectBooks(servers(event), { tax });
  });
});

describe('a lease whose term is drawn', () => {
  const lease: CaseTreatment = {
    kind: 'lease',
    treatment: 'finance',
    function: 'unassigned',
    nature: 'hardware',
    termMonths: 24,
    due: 'end',
    annualRate: 0.06,
  };

  it('is paid and discounted as one that is written so, for whole quarters', () => {
    const line = drawnLine({ termMonths: 'sold' }, { as: lease, sure: '90000', every: 'quarter' });
    const subject = pairCase(inputs, [[line], []], { discountRate: 0 });
    const paid = new Set(npvOf(drawn(subject), 'left').map((npv) => Math.round(-npv / 90_000)));
    expect(paid).toEqual(new Set([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]));
    expectBooks(drawnLine({ termMonths: 'sold', amount: 'price / 40' }, { as: lease, every: 'quarter' }));
  });
});
