import { accountCodes, chartOfAccounts, purchaseAccounts } from '@capwise/domain/books';
import { stretchedDepreciation } from '@capwise/domain/decide/levers';
import { readRegister } from '../../assets/register.ts';
import { readBooks, tracedUnder } from '../../books/reading.ts';
import { minorFigure } from '../../figure/index.ts';
import { inBase, majorOf, percent, type Found, type Ground } from './ground.ts';

const accountsOf = (keeps: (account: (typeof chartOfAccounts)[number]) => boolean): readonly string[] =>
  chartOfAccounts.filter(keeps).map(({ code }) => code);

const laborAccounts = accountsOf(({ nature }) => nature === 'labor');
const developmentLabor = accountsOf(
  (account) => account.nature === 'labor' && account.function === 'research-and-development',
);
const serviceAccounts = accountsOf(({ nature }) => nature === 'services');
const equipmentAccounts = [accountCodes.equipmentInProgress, accountCodes.equipment];
const prepaidAccounts: readonly string[] = [accountCodes.prepaidCommitments, accountCodes.prepaidExpenses];

/** What the books say of people, payables, prepaid and hardware. */
export async function booksLevers(ground: Ground): Promise<readonly Found[]> {
  return [
    contractors(ground),
    paymentTerms(ground),
    await deferHiring(ground),
    deferHardware(ground),
    payAsYouGo(ground),
    await hardwareLife(ground),
    capitalizeMore(ground),
  ];
}

function contractors(ground: Ground): Found {
  const { question, held, base, currency } = ground;
  const { minor, figure } = inBase(ground, serviceAccounts);
  if (minor <= 0n) {
    return {
      id: 'contractors',
      needs: `services from outside in ${base.name}: read the contracts table (sources.read contracts)`,
    };
  }
  const { contractorsCut } = question.assumptions;
  const effect = majorOf(minor, currency) * contractorsCut * held;
  return {
    id: 'contractors',
    name: 'End or pause services from outside',
    kind: 'real',
    ebitda: effect,
    operatingIncome: effect,
    cash: effect,
    reversibility: 'within a quarter',
    risk: 'what they did stops, or falls to employees: name what is not done',
    honesty: 'Cost goes and so does the work. Nobody of the company leaves.',
    reckoning: `Services of ${base.name} × ${percent(contractorsCut)} (assumption) × ${percent(held)} of the quarter`,
    evidence: [{ label: `Services from outside in ${base.name}`, figure }],
  };
}

function paymentTerms(ground: Ground): Found {
  const { question, base, currency } = ground;
  const { minor, figure } = inBase(ground, purchaseAccounts);
  if (minor <= 0n)
    return { id: 'payment-terms', needs: `what vendors charged in ${base.name}: load bills or contracts` };
  const { termDays } = question.assumptions;
  const cash = (majorOf(minor, currency) / 3) * (termDays / 30);
  return {
    id: 'payment-terms',
    name: `Pay vendors ${termDays} days later`,
    kind: 'timing',
    ebitda: 0,
    operatingIncome: 0,
    cash,
    reversibility: 'at once',
    risk: 'vendors price it in; supplier finance may have to be shown as debt',
    honesty: 'EBITDA 0: the cost is the same. Cash comes once and goes back when the terms end.',
    reckoning: `What vendors charged in ${base.name} ÷ 3 months × ${termDays} of 30 days (monthly model)`,
    evidence: [{ label: `Charged by vendors in ${base.name}`, figure }],
  };
}

async function deferHiring(ground: Ground): Promise<Found> {
  const { question, context, quarter, base, currency } = ground;
  const planned = await readBooks(context, { basis: 'us-gaap', asOf: question.asOf, scenario: 'budget' });
  const labor = planned.sums
    .filter(({ account, month }) => laborAccounts.includes(account) && quarter.months.includes(month))
    .reduce((sum, { minor }) => sum + minor, 0n);
  const actual = inBase(ground, laborAccounts);
  if (labor <= 0n || actual.minor <= 0n) {
    const needs =
      labor <= 0n
        ? `a budget of ${quarter.name} with people in it (sources.read budget)`
        : `pay of ${base.name} (sources.read payroll)`;
    return { id: 'defer-hiring', needs };
  }
  const effect = Math.max(0, majorOf(labor - actual.minor, currency));
  const span = { from: quarter.months[0] ?? '', to: quarter.months.at(-1) ?? '' };
  const budgeted = minorFigure(
    labor,
    currency,
    tracedUnder(planned.view, { ...span, accounts: [...laborAccounts] }, 1),
  );
  return {
    id: 'defer-hiring',
    name: 'Fill open positions a quarter later',
    kind: 'timing',
    ebitda: effect,
    operatingIncome: effect,
    cash: effect,
    reversibility: 'at once',
    risk: 'what they were to build comes later: the cost of that delay is not in here',
    honesty: `Against the budget, not against ${base.name}: it keeps cost from rising, so it does not count towards the target.`,
    reckoning: `Labor that ${quarter.name} plans less labor of ${base.name}; 0 where the plan is not above it`,
    evidence: [
      { label: `Labor in the budget of ${quarter.name}`, figure: budgeted },
      { label: `Labor in ${base.name}`, figure: actual.figure },
    ],
  };
}

function deferHardware(ground: Ground): Found {
  const { base, currency } = ground;
  const bought = inBase(ground, equipmentAccounts);
  if (bought.minor <= 0n) {
    return {
      id: 'defer-hardware',
      needs: `hardware that was bought in ${base.name}, or is planned: read the assets table (sources.read assets)`,
    };
  }
  return {
    id: 'defer-hardware',
    name: 'Buy hardware later',
    kind: 'timing',
    ebitda: 0,
    operatingIncome: 0,
    cash: majorOf(bought.minor, currency),
    reversibility: 'within a quarter',
    risk: 'capacity, and a price that may not wait',
    honesty: 'EBITDA 0: hardware is capitalized. Only cash moves, and depreciation begins later.',
    reckoning: `What was bought in ${base.name}, if as much is due and waits a quarter`,
    evidence: [{ label: `Equipment bought in ${base.name}`, figure: bought.figure }],
  };
}

function payAsYouGo({ reading, base, currency }: Ground): Found {
  const to = base.months.at(-1) ?? '';
  const minor = reading.sums.reduce(
    (sum, each) => (prepaidAccounts.includes(each.account) && each.month <= to ? sum + each.minor : sum),
    0n,
  );
  if (minor <= 0n)
    return {
      id: 'pay-as-you-go',
      needs: `prepaid at the end of ${base.name}: load bills with purchases, or contracts`,
    };
  const figure = minorFigure(minor, currency, tracedUnder(reading.view, { to, accounts: [...prepaidAccounts] }, 1));
  return {
    id: 'pay-as-you-go',
    name: 'Pay as it is used instead of ahead',
    kind: 'timing',
    ebitda: 0,
    operatingIncome: 0,
    cash: majorOf(minor, currency),
    reversibility: 'within a quarter',
    risk: 'the discount for paying ahead is lost from the next term on',
    honesty:
      'EBITDA 0 at the same price, and lower where a discount is lost. Cash comes once, as terms that are prepaid end.',
    reckoning: `All that is prepaid at the end of ${base.name}: at most so much, and only as its terms end`,
    evidence: [{ label: `Prepaid at the end of ${base.name}`, figure }],
  };
}

async function hardwareLife(ground: Ground): Promise<Found> {
  const { question, reading, base, currency } = ground;
  const { minor: credits } = inBase(ground, [accountCodes.equipmentDepreciation]);
  const assets = [...(await readRegister(reading.company, question.asOf)).values()].flatMap(({ asset }) =>
    asset.class === 'equipment' ? [{ cost: Number(asset.cost), life: asset.lifeMonths }] : [],
  );
  const cost = assets.reduce((sum, asset) => sum + asset.cost, 0);
  if (credits >= 0n || cost <= 0) {
    return { id: 'hardware-life', needs: 'hardware with its life: read the assets table (sources.read assets)' };
  }
  const life = assets.reduce((sum, asset) => sum + asset.cost * asset.life, 0) / cost;
  const { lifeMonths } = question.assumptions;
  const depreciation = majorOf(-credits, currency);
  const span = { from: base.months[0] ?? '', to: base.months.at(-1) ?? '' };
  const accounts = [accountCodes.equipmentDepreciation];
  const trace = tracedUnder(reading.view, { ...span, accounts }, -1);
  return {
    id: 'hardware-life',
    name: `Depreciate hardware over ${lifeMonths} months more`,
    kind: 'presentation',
    ebitda: 0,
    operatingIncome: stretchedDepreciation(depreciation, life, lifeMonths),
    cash: 0,
    reversibility: 'hardly',
    risk: 'a life has to be what is expected, and auditors ask; what is replaced sooner is written off',
    honesty: 'It lifts operating income only: depreciation is outside of EBITDA. Nothing is bought or paid less.',
    reckoning: `Depreciation of ${base.name} × (1 − ${Math.round(life)} ÷ ${Math.round(life) + lifeMonths} months), by the average life in the register`,
    evidence: [{ label: `Depreciation of equipment in ${base.name}`, figure: minorFigure(-credits, currency, trace) }],
  };
}

function capitalizeMore(ground: Ground): Found {
  const { base } = ground;
  const { minor, figure } = inBase(ground, developmentLabor);
  if (minor <= 0n) return { id: 'capitalize-more', needs: `pay of ${base.name} by function (sources.read payroll)` };
  return {
    id: 'capitalize-more',
    name: 'Capitalize more development',
    kind: 'presentation',
    ebitda: 0,
    operatingIncome: 0,
    cash: 0,
    reversibility: 'hardly',
    risk: 'a misstatement: work that adds no functionality is expense',
    honesty:
      'Refused: it is no lever. Capitalization follows the kind of work; only a change of the work changes the entry, and cash stays the same.',
    reckoning: 'None: the policy of the books leaves no choice (NOT_CAPITALIZABLE, NOT_ELECTIVE)',
    evidence: [{ label: `Development labor expensed in ${base.name}`, figure }],
  };
}
