import { fineDigits } from '@capwise/domain/money';
import { ownerTagsOf } from '../../company/index.ts';
import { fineFigure, rowsTrace } from '../../figure/index.ts';
import { plainKey } from '../../govern/rules/cost-without-owner.ts';
import { percent, type Found, type Ground } from './ground.ts';

type Conditions = Readonly<Record<string, readonly (string | null)[]>>;

const bills = 'load the bills of the quarter (sources.import)';

/** What the bills say: cloud without an owner, commitments that are not used, and use without a commitment. */
export async function cloudLevers(ground: Ground): Promise<readonly Found[]> {
  const { reading, context, question, base } = ground;
  const lake = context.lake(reading.company.name);
  const parts = await reading.company.liveParts(question.asOf);
  if (parts.length === 0 || !parts.some(({ billingPeriod }) => base.months.includes(billingPeriod))) {
    return (['unowned-cloud', 'unused-commitments', 'commitment-coverage'] as const).map((id) => ({
      id,
      needs: bills,
    }));
  }
  const span = { from: base.months[0] ?? '', to: base.months.at(-1) ?? '' };
  const cost = async (equals: Conditions): Promise<Cost> => {
    const filter = { ...equals, BillingCurrency: [ground.currency] };
    const asked = { measure: 'effective' as const, by: [], months: false, ...span, filter, limit: 1 };
    const { totals } = await lake.cost(parts, asked);
    const [total] = totals;
    const values = Object.fromEntries(Object.entries(filter).map(([column, list]) => [column, [...list]]));
    const pinned = question.asOf === undefined ? {} : { asOf: question.asOf };
    const trace = rowsTrace({ ...pinned, ...span, equals: values }, 'effective');
    const value = total?.value ?? 0n;
    return { amount: Number(value) / 10 ** fineDigits, figure: fineFigure(value, ground.currency, trace) };
  };
  const { columns, tags } = await lake.columns(parts);
  const wanted = new Set((await ownerTagsOf(reading.company)).map(plainKey));
  const owners = [...tags.map((tag) => `tag:${tag}`), ...columns.filter((name) => name.startsWith('x_'))].filter(
    (name) => wanted.has(plainKey(name)),
  );
  const unowned = await cost({
    ChargeCategory: ['Usage'],
    CommitmentDiscountStatus: [null, ''],
    ...Object.fromEntries(owners.map((name) => [name, [null, '']])),
  });
  const unused = await cost({ CommitmentDiscountStatus: ['Unused'] });
  const onDemand = await cost({
    ChargeCategory: ['Usage'],
    PricingCategory: ['Standard'],
    ServiceCategory: ['Compute', 'Databases'],
  });
  return [
    unownedLever(ground, unowned),
    unusedLever(ground, unused, onDemand),
    coverageLever(ground, { unowned, onDemand }),
  ];
}

type Cost = { readonly amount: number; readonly figure: ReturnType<typeof fineFigure> };

function unownedLever({ question, held, base }: Ground, unowned: Cost): Found {
  const { unownedStopped } = question.assumptions;
  const effect = Math.max(0, unowned.amount) * unownedStopped * held;
  return {
    id: 'unowned-cloud',
    name: 'Stop cloud that nobody owns',
    kind: 'real',
    ebitda: effect,
    operatingIncome: effect,
    cash: effect,
    reversibility: 'at once',
    risk: 'what has no owner may still be used: mark it, say so, wait, then stop it',
    honesty:
      'Cost goes for good. How much of it can stop is not in the bills: an owner says so, one account after another.',
    reckoning: `Use of ${base.name} without an owner and without a commitment × ${percent(unownedStopped)} that can stop (assumption) × ${percent(held)} of the quarter`,
    evidence: [{ label: `Use without an owner and without a commitment in ${base.name}`, figure: unowned.figure }],
  };
}

function unusedLever({ question, held, base }: Ground, unused: Cost, onDemand: Cost): Found {
  const { unusedFilled } = question.assumptions;
  const effect = Math.max(0, Math.min(unused.amount, onDemand.amount)) * unusedFilled * held;
  return {
    id: 'unused-commitments',
    name: 'Move use under commitments that stand unused',
    kind: 'real',
    ebitda: effect,
    operatingIncome: effect,
    cash: effect,
    reversibility: 'at once',
    risk: 'commitments are bound to families and regions: not every use fits',
    honesty:
      'The commitment itself is due to the end of its term either way: only on-demand use that moves under it saves.',
    reckoning: `Unused commitments of ${base.name} × ${percent(unusedFilled)} that use can be moved under (assumption) × ${percent(held)} of the quarter`,
    evidence: [
      { label: `Commitments unused in ${base.name}`, figure: unused.figure },
      { label: `On-demand compute and databases in ${base.name}`, figure: onDemand.figure },
    ],
  };
}

type Covered = { readonly unowned: Cost; readonly onDemand: Cost };

function coverageLever({ question, held, base }: Ground, { unowned, onDemand }: Covered): Found {
  const { coverage, discount, unownedStopped } = question.assumptions;
  // What is stopped needs no commitment: it is not counted twice.
  const left = Math.max(0, onDemand.amount - Math.max(0, unowned.amount) * unownedStopped);
  const effect = left * coverage * discount * held;
  return {
    id: 'commitment-coverage',
    name: 'Cover steady use by commitments without prepayment',
    kind: 'real',
    ebitda: effect,
    operatingIncome: effect,
    cash: effect,
    reversibility: 'hardly',
    risk: 'it binds for one to three years: growth that does not come strands it, and so does an optimization after it',
    honesty:
      'A lower price for a promise. Paid all upfront it would take cash first; without prepayment cash follows EBITDA.',
    reckoning:
      `On-demand compute and databases of ${base.name}, less what is stopped, × ${percent(coverage)} covered × ` +
      `${percent(discount)} discount (assumptions) × ${percent(held)} of the quarter`,
    evidence: [{ label: `On-demand compute and databases in ${base.name}`, figure: onDemand.figure }],
  };
}
