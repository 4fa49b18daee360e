import { subtract } from '../money/index.ts';
import { firstDay } from '../time/index.ts';
import type { Cents } from './cents.ts';
import { commitmentKey, isCorrection, issuerName, type BillCharge, type BillPolicy, type BillRun } from './charge.ts';
import { givesBack } from './order.ts';
import {
  joinParts,
  monthsOfTerm,
  overMonths,
  overTermKey,
  takeBack,
  type OverTerms,
  type TermPart,
} from './over-term.ts';
import { buy, draw, type UnidentifiedPrepaid } from './prepaid.ts';
import { taxIntoPrepaid, taxOverTerm } from './tax.ts';

/** How a bill line posts; the reasons are those of the accounting contract, §3. */
export type BillTreatment =
  | 'bill: expense'
  | 'bill: purchase of future use'
  | 'bill: use of a commitment'
  | 'bill: use of an unidentified prepaid'
  | 'bill: refund or exchange'
  | 'bill: prepay over its term'
  | 'bill: refund of a prepay over its term'
  | 'bill: incentive over its term'
  | 'bill: tax over the term of its purchase'
  | 'bill: third party'
  | 'bill: recoverable tax'
  | 'bill: billed/effective difference';

/** The balances of a run of bills after some of its charges. Months follow each other, each starting from the one before. */
export type RunState = {
  readonly unidentified: UnidentifiedPrepaid;
  readonly overTerms: OverTerms;
  /** Keys of the commitments whose purchase was seen. */
  readonly bought: ReadonlySet<string>;
};

export const openingState: RunState = { unidentified: [], overTerms: [], bought: new Set() };

/** A change of a prepaid balance in minor units, with the sign of billed − effective. */
export type BalanceChange = { readonly commitment: string; readonly minor: bigint };

export type Split = {
  readonly treatment: BillTreatment;
  /** Prepaid balances that take billed less effective; what they leave of it is the named difference. */
  readonly balances: readonly BalanceChange[];
  /** Bought and given back with the bill; used when it is charged. */
  readonly balancesWith: 'bill' | 'charge';
  /** The effective cost by month where it is spread; null where it is expense at once. */
  readonly parts: readonly TermPart[] | null;
  readonly state: RunState;
  readonly notes: readonly string[];
};

export type SplitContext = {
  readonly run: BillRun;
  readonly policy: BillPolicy;
  /** Issuers that bill this account for something: the source's own. */
  readonly ownIssuers: ReadonlySet<string>;
  /** The one spelling of each commitment, by its key. */
  readonly spellings: ReadonlyMap<string, string>;
};

/** A charge between the balances before it and the charges of its month. */
export type SplitCase = {
  readonly charge: BillCharge;
  readonly cents: Cents;
  readonly siblings: readonly BillCharge[];
  readonly state: RunState;
};

type Case = SplitCase & SplitContext & { readonly issuer: string; readonly difference: bigint };
type Rule = (found: Case) => (Partial<Split> & Pick<Split, 'treatment'>) | null;

/** The name of the balance of purchases without a commitment id. */
export const unidentified = 'unidentified';

/** What takes the difference of billed and effective cost of a charge, and when its effective cost is expense. */
export function splitCharge(found: SplitCase, context: SplitContext): Split {
  const { billed, effective } = found.cents;
  const whole: Case = {
    ...found,
    ...context,
    issuer: issuerName(found.charge),
    difference: subtract(billed, effective).minor,
  };
  const plain: Split = {
    treatment: 'bill: billed/effective difference',
    balances: [],
    balancesWith: 'charge',
    parts: null,
    state: found.state,
    notes: [],
  };
  for (const rule of rules) {
    const split = rule(whole);
    if (split) return { ...plain, ...split };
  }
  return plain;
}

const thirdParty: Rule = ({ charge, issuer, ownIssuers }) =>
  charge.billed === 0n && charge.effective > 0n && !ownIssuers.has(issuer)
    ? { treatment: 'bill: third party', notes: [`${issuer} bills this apart: accrued until its invoice comes`] }
    : null;

const recoverableTax: Rule = ({ charge, policy }) =>
  charge.category === 'Tax' && policy.recoverableTax ? { treatment: 'bill: recoverable tax' } : null;

const incentive: Rule = ({ charge, cents }) =>
  charge.category === 'Credit' &&
  !isCorrection(charge) &&
  charge.term &&
  charge.billed < 0n &&
  charge.billed === charge.effective
    ? {
        treatment: 'bill: incentive over its term',
        parts: overMonths(cents.effective, monthsOfTerm(charge.term)),
        notes: ['a credit for more than its billing period: it lowers cost over its stated term'],
      }
    : null;

const purchaseOverTerm: Rule = ({ charge, cents, state }) => {
  if (charge.category !== 'Purchase' || !charge.term || charge.billed <= 0n) return null;
  if (charge.billed !== charge.effective) return null;
  const parts = overMonths(cents.effective, monthsOfTerm(charge.term));
  return {
    treatment: 'bill: prepay over its term',
    parts,
    state: keepOverTerm(state, charge, parts),
    notes: [
      'effective cost equals billed cost on a purchase of more than its billing period: prepaid over its stated term',
    ],
  };
};

const taxOfPurchase: Rule = ({ charge, cents, siblings, run, state }) => {
  if (charge.category !== 'Tax' || charge.billed <= 0n || charge.billed !== charge.effective) return null;
  const parts = taxOverTerm(charge, cents.effective, { siblings, run });
  if (parts.length === 0) return null;
  return {
    treatment: 'bill: tax over the term of its purchase',
    parts,
    state: keepOverTerm(state, charge, parts),
    notes: ['tax follows what it taxes: the share of a purchase for a stated term is prepaid with it'],
  };
};

/** A refund whose effective cost is its billed cost: what it refunds was spread, and so is the refund, over what is left. */
const refundOverTerm: Rule = ({ charge, cents, state }) => {
  if (!givesBack(charge) || charge.billed !== charge.effective) return null;
  if (charge.category === 'Credit' && !isCorrection(charge)) return null;
  if (charge.category === 'Adjustment' && charge.commitment === null && !isCorrection(charge)) return null;
  const back = { month: charge.billingMonth, minor: -cents.effective.minor };
  const { parts, left } = takeBack(state.overTerms, overTermKey(charge), back);
  if (parts.length === 0) return null;
  const rest = back.minor - parts.reduce((sum, { minor }) => sum + minor, 0n);
  const spread = [...parts, { month: charge.billingMonth, minor: rest }];
  return {
    treatment: 'bill: refund of a prepay over its term',
    parts: joinParts(spread.map(({ month, minor }) => ({ month, minor: -minor }))),
    state: { ...state, overTerms: left },
    notes: [
      'a refund of what was prepaid over its term: it lowers the months that are left, and what is above them its own',
    ],
  };
};

const asBilled: Rule = ({ charge, difference }) =>
  charge.billed === charge.effective || difference === 0n ? { treatment: 'bill: expense' } : null;

const refundOfCommitment: Rule = ({ charge, difference, state, spellings }) => {
  if (charge.commitment === null || difference >= 0n || !givesBack(charge)) return null;
  const key = commitmentKey(charge.commitment);
  if (!state.bought.has(key)) {
    return {
      treatment: 'bill: billed/effective difference',
      notes: [`a refund of ${charge.commitment}, whose purchase is not in the bills that are loaded`],
    };
  }
  return {
    treatment: 'bill: refund or exchange',
    balances: [{ commitment: spellings.get(key) ?? charge.commitment, minor: difference }],
    balancesWith: 'bill',
  };
};

const commitment: Rule = ({ charge, difference, state, spellings }) => {
  if (charge.commitment === null) return null;
  const key = commitmentKey(charge.commitment);
  const balances = [{ commitment: spellings.get(key) ?? charge.commitment, minor: difference }];
  if (difference < 0n) return { treatment: 'bill: use of a commitment', balances };
  if (charge.category === 'Purchase' || charge.category === 'Tax') {
    const isNew = charge.category === 'Purchase' && !state.bought.has(key);
    return {
      treatment: 'bill: purchase of future use',
      balances,
      balancesWith: 'bill',
      state: isNew ? { ...state, bought: new Set([...state.bought, key]) } : state,
    };
  }
  const takenBack = charge.category === 'Usage' && charge.billed === 0n;
  return takenBack ? { treatment: 'bill: use of a commitment', balances, notes: ['use that was taken back'] } : null;
};

const unidentifiedPurchase: Rule = ({ charge, issuer, difference, state }) => {
  if (charge.category !== 'Purchase' || charge.effective !== 0n || difference <= 0n) return null;
  if (charge.term && Temporal.PlainDate.compare(charge.term.end, firstDay(charge.billingMonth)) <= 0) {
    return {
      treatment: 'bill: billed/effective difference',
      notes: ['a purchase whose term ended before it was billed buys no future use'],
    };
  }
  return {
    treatment: 'bill: purchase of future use',
    balances: [{ commitment: unidentified, minor: difference }],
    balancesWith: 'bill',
    state: withUnidentified(state, buy(state.unidentified, { charge, issuer, term: charge.term, left: difference })),
    notes: ['a purchase of future use without a commitment id: kept as unidentified prepaid'],
  };
};

/** A tax that is no expense yet goes into the prepaid of what it taxes. */
const unidentifiedTax: Rule = ({ charge, cents, issuer, difference, siblings, run, state, spellings }) => {
  if (charge.category !== 'Tax' || charge.effective !== 0n || difference <= 0n) return null;
  const shares = taxIntoPrepaid(charge, subtract(cents.billed, cents.effective), { siblings, run });
  if (shares.length === 0) return null;
  const known = ({ commitment: id }: BillCharge): string =>
    id === null ? unidentified : (spellings.get(commitmentKey(id)) ?? id);
  const prepaid = shares
    .filter(({ purchase }) => purchase.commitment === null)
    .reduce(
      (kept, { purchase, minor }) => buy(kept, { charge, issuer, term: purchase.term, left: minor }),
      state.unidentified,
    );
  return {
    treatment: 'bill: purchase of future use',
    balances: [...Map.groupBy(shares, ({ purchase }) => known(purchase))].map(([name, members]) => ({
      commitment: name,
      minor: members.reduce((sum, { minor }) => sum + minor, 0n),
    })),
    balancesWith: 'bill',
    state: withUnidentified(state, prepaid),
    notes: ['tax follows what it taxes into its prepaid'],
  };
};

const drawUnidentified: Rule = ({ charge, issuer, difference, state }) => {
  if (difference >= 0n || charge.commitment !== null) return null;
  const { drawn, left } = draw(state.unidentified, charge, { issuer, minor: -difference });
  if (drawn === 0n) return null;
  const back = givesBack(charge);
  return {
    treatment: back ? 'bill: refund or exchange' : 'bill: use of an unidentified prepaid',
    balances: [{ commitment: unidentified, minor: -drawn }],
    balancesWith: back ? 'bill' : 'charge',
    state: withUnidentified(state, left),
  };
};

/** The first that says something decides; what none takes is the named difference. */
const rules: readonly Rule[] = [
  thirdParty,
  recoverableTax,
  incentive,
  purchaseOverTerm,
  taxOfPurchase,
  refundOverTerm,
  asBilled,
  refundOfCommitment,
  commitment,
  unidentifiedPurchase,
  unidentifiedTax,
  drawUnidentified,
];

function withUnidentified(state: RunState, prepaid: UnidentifiedPrepaid): RunState {
  return { ...state, unidentified: prepaid };
}

function keepOverTerm(state: RunState, charge: BillCharge, parts: readonly TermPart[]): RunState {
  return { ...state, overTerms: [...state.overTerms, { key: overTermKey(charge), parts }] };
}
