import { accountCodes, type AccountCode } from '../books/account.ts';
import { allocate } from '../money/allocate.ts';
import { moneyText, ratio, zero } from '../money/index.ts';
import { Refusal } from '../refusal/index.ts';
import { addMonths, lastDay, monthOf, monthsBetween } from '../time/index.ts';
import type { AssetEvent, CostShare, PriorTest } from './asset.ts';
import { accountsOfClass, monthsUnpaid } from '../treatment/index.ts';
import type { Entry } from './entry.ts';
import { isLess, subtractRatios } from './fraction.ts';
import { requireLoss, testImpairment, type Estimates, type Finding } from './impairment.ts';
import type { TimeMethod } from './method.ts';
import {
  carryingOf,
  endOfMonths,
  monthOfEffect,
  monthsLeft,
  onSchedule,
  splitPart,
  withRestOfLife,
  writtenDown,
  type Part,
} from './part.ts';
import {
  requireBegun,
  requireDocument,
  requireInProgress,
  requireInService,
  requireShare,
  targetsOf,
} from './event-refusals.ts';
import { requireCurrency, requireLife, requireNotNegative, text } from './require.ts';
import { schedulePoints } from './schedule.ts';
import { amountOf, chargeUntil, mainPart, type AssetState, type Step } from './state.ts';

/** What an event changes, before it is written down as a step. */
type Change = {
  readonly state: AssetState;
  readonly did?: Partial<Record<'loss' | 'gain' | 'reversal' | 'added' | 'expensed', bigint>>;
  readonly entries?: readonly EntryDraft[];
};
type EntryDraft = { readonly debit: AccountCode; readonly credit: AccountCode; readonly minor: bigint } & Pick<
  Entry,
  'nonCash' | 'section'
> & { readonly date?: Temporal.PlainDate };

type EventOf<Kind extends AssetEvent['kind']> = Extract<AssetEvent, { kind: Kind }>;

/** The state after an event. `unimpaired` is where the asset would stand before the event without any impairment. */
export function applyEvent(state: AssetState, event: AssetEvent, unimpaired: () => AssetState): AssetState {
  requireBegun(state, event);
  if (event.kind === 'retirement' && event.planned && plannedTargets(state, event).length === 0) return state;
  if (state.phase === 'disposed') {
    throw new Refusal(
      'EVENT_AFTER_DISPOSAL',
      `"${event.kind}" of ${event.date} comes after "${state.asset.name}" was disposed of: correct its date or leave it out`,
      { value: event.date.toString(), event: event.kind },
    );
  }
  const month = monthOfEffect(event.date);
  const before = chargeUntil(state, month);
  return recorded(
    before,
    event,
    change(before, event, () => chargeUntil(unimpaired(), month)),
  );
}

function change(state: AssetState, event: AssetEvent, unimpaired: () => AssetState): Change {
  switch (event.kind) {
    case 'ready-for-use':
      return readyForUse(state, event);
    case 'addition':
      return addition(state, event);
    case 'life-change':
      return lifeChange(state, event);
    case 'impairment-test':
      return tested(state, event, { estimates: event.estimates, unimpaired });
    case 'impairment':
      return stated(state, event);
    case 'completion-not-probable':
      return completionNotProbable(state, event);
    case 'partial-abandonment':
      return partialAbandonment(state, event);
    case 'shutdown-plan':
      return shutdownPlan(state, event, unimpaired);
    case 'retirement':
      return retired(state, event.planned ? plannedTargets(state, event) : targetsOf(state, event));
    case 'sale':
      return sale(state, event);
  }
}

function recorded(before: AssetState, event: AssetEvent, { state, did = {}, entries = [] }: Change): AssetState {
  const of = (minor = 0n) => amountOf(state.asset, minor);
  const step: Step = {
    event,
    loss: of(did.loss),
    gain: of(did.gain),
    reversal: of(did.reversal),
    added: of(did.added),
    expensed: of(did.expensed),
    carrying: of(state.parts.reduce((sum, part) => sum + carryingOf(part), 0n)),
    parts: state.parts,
  };
  const written = entries.map(({ minor, ...entry }) => ({
    step: before.steps.length + 1,
    date: event.date,
    ...entry,
    amount: of(minor),
  }));
  return { ...state, steps: [...state.steps, step], entries: [...state.entries, ...written] };
}

function readyForUse(state: AssetState, event: EventOf<'ready-for-use'>): Change {
  requireInProgress(state, event);
  const { asset } = state;
  const { inProgress, inService } = accountsOfClass[asset.class];
  const parts = state.parts.map((part) => {
    const amounts = { cost: amountOf(asset, carryingOf(part)), residual: amountOf(asset, part.residual) };
    return onSchedule(part, schedulePoints({ ...asset, ...amounts, inService: event.date }));
  });
  const moved = parts.reduce((sum, part) => sum + carryingOf(part), 0n);
  return {
    state: { ...state, parts, phase: 'in-service', inService: event.date },
    entries: [{ debit: inService, credit: inProgress, minor: moved, section: 'investing' }],
  };
}

function addition(state: AssetState, event: EventOf<'addition'>): Change {
  requireInProgress(state, event);
  requireCurrency('the addition', event.amount, state.asset.cost.currency);
  requireNotNegative('the addition', event.amount);
  const { minor } = event.amount;
  if (!state.completionIsProbable) return { state, did: { expensed: minor } };
  const targets = targetsOf(state, { ...event, part: event.part ?? mainPart });
  return {
    state: replaced(state, targets, (part) => ({ ...part, gross: part.gross + minor })),
    did: { added: minor },
  };
}

function lifeChange(state: AssetState, event: EventOf<'life-change'>): Change {
  requireInService(state, event);
  requireLife('a life', event.months);
  const { convention, name } = state.asset;
  const method = timeMethod(state, event);
  const from = monthOfEffect(event.date);
  const byDays = convention === 'actual-days';
  return {
    state: replaced(state, targetsOf(state, event), (part) => {
      const isTotal = event.counts === 'total';
      const months = isTotal ? subtractRatios(ratio(event.months), part.elapsed) : ratio(event.months);
      if (!isLess(zero, months)) {
        throw new Refusal(
          'LIFE_NOT_POSITIVE',
          `a life of ${event.months} months in all was over before ${event.date}, when "${name}" had been in use longer: give a longer life, or retire it`,
          { value: event.months },
        );
      }
      const ends = isTotal ? state.inService?.add({ months: event.months }) : endOfMonths(from, event.months);
      return { ...withRestOfLife(part, { from, months, method, end: byDays ? ends : undefined }), ceaseUse: null };
    }),
  };
}

/** Units have no life to change: a new expectation of units is another asset's terms. */
function timeMethod({ asset }: AssetState, { date }: AssetEvent): TimeMethod {
  if (asset.method.kind !== 'units-of-production') return asset.method;
  throw new Refusal(
    'METHOD_WITHOUT_LIFE',
    `the change of life of ${date} finds "${asset.name}" on units of production, which have no life: change the expected units instead`,
    { value: asset.method.kind },
  );
}

function tested(
  state: AssetState,
  event: AssetEvent,
  { estimates, unimpaired }: { readonly estimates: Estimates; readonly unimpaired: () => AssetState },
): Change {
  const targets = targetsOf(state, event);
  const without = unimpaired().parts;
  const ceilings = targets.map((part) => {
    const ceiling = without.find(({ name }) => name === part.name);
    return ceiling ? carryingOf(ceiling) : carryingOf(part);
  });
  const finding = testImpairment(estimates, {
    framework: state.framework,
    carrying: amountOf(state.asset, sumOf(targets)),
    ceiling: ceilings.reduce((sum, minor) => sum + minor, 0n),
  });
  const room = targets.map((part, index) => (ceilings[index] ?? 0n) - carryingOf(part));
  return valued(state, targets, { ...finding, weights: finding.reversal > 0n ? room : targets.map(carryingOf) });
}

/** Spreads a loss or a reversal over parts and posts it against their cost. */
function valued(
  state: AssetState,
  targets: readonly Part[],
  { loss, reversal, weights }: Finding & { readonly weights: readonly bigint[] },
): Change {
  const floors = weights.map((weight) => (weight > 0n ? weight : 0n));
  const shares = allocate(amountOf(state.asset, loss - reversal), floors);
  const minors = new Map(targets.map(({ name }, index) => [name, shares[index]?.minor ?? 0n]));
  const account = costAccount(state);
  return {
    state: replaced(state, targets, (part) => writtenDown(part, minors.get(part.name) ?? 0n)),
    did: { loss, reversal },
    entries: [
      { debit: accountCodes.impairmentLoss, credit: account, minor: loss, nonCash: true },
      { debit: account, credit: accountCodes.impairmentLoss, minor: reversal, nonCash: true },
    ],
  };
}

function stated(state: AssetState, event: EventOf<'impairment'>): Change {
  requireCurrency('the impairment', event.loss, state.asset.cost.currency);
  requireNotNegative('the impairment', event.loss);
  const targets = targetsOf(state, event);
  const loss = requireLoss(event.loss.minor, amountOf(state.asset, sumOf(targets)));
  return valued(state, targets, { loss, reversal: 0n, weights: targets.map(carryingOf) });
}

function completionNotProbable(state: AssetState, event: EventOf<'completion-not-probable'>): Change {
  requireInProgress(state, event);
  const targets = targetsOf(state, event);
  const carrying = sumOf(targets);
  if (event.fairValue) requireCurrency('the fair value', event.fairValue, state.asset.cost.currency);
  const excess = carrying - (event.fairValue?.minor ?? 0n);
  const loss = requireLoss(excess > 0n ? excess : 0n, amountOf(state.asset, carrying));
  const found = valued(state, targets, { loss, reversal: 0n, weights: targets.map(carryingOf) });
  return { ...found, state: { ...found.state, completionIsProbable: false } };
}

function partialAbandonment(state: AssetState, event: EventOf<'partial-abandonment'>): Change {
  const split = withShare(state, event, event.share);
  return retired(split, targetsOf(split, { ...event, part: event.share.name }));
}

/** The impairment test comes first, then the life is shortened to the end of use (ASC 360-10-35-22, 35-47). */
function shutdownPlan(state: AssetState, event: EventOf<'shutdown-plan'>, unimpaired: () => AssetState): Change {
  requireInService(state, event);
  const split = event.share ? withShare(state, event, event.share) : state;
  const part = event.share?.name ?? event.part;
  const only = part === undefined ? event : { ...event, part };
  const { state: after, ...found } = priorTest(split, only, { test: event.test, unimpaired });
  const { name, method, convention } = state.asset;
  const from = monthOfEffect(event.date);
  const months = monthsBetween(from, monthOfEffect(event.ceaseUse));
  requireLife(`the rest of the life of "${name}" from ${event.date} to ${event.ceaseUse}`, months);
  const byTime = method.kind === 'units-of-production' ? ({ kind: 'straight-line' } as const) : method;
  const end = convention === 'actual-days' ? endOfMonths(from, months) : undefined;
  return {
    ...found,
    state: replaced(after, targetsOf(after, only), (each) => ({
      ...withRestOfLife({ ...each, residual: 0n }, { from, months: monthsLeft(each, months), method: byTime, end }),
      ceaseUse: event.ceaseUse,
    })),
  };
}

function priorTest(
  state: AssetState,
  event: AssetEvent,
  { test, unimpaired }: { readonly test: PriorTest; readonly unimpaired: () => AssetState },
): Change {
  if (test.kind === 'estimates') return tested(state, event, { estimates: test.estimates, unimpaired });
  requireDocument('UNDOCUMENTED_TEST', test.document, {
    what: `the impairment test before the shutdown plan of ${event.date}`,
    remedy: 'test the asset first, or name the document of a test that found nothing to write down',
  });
  return { state };
}

function withShare(state: AssetState, event: AssetEvent, share: CostShare): AssetState {
  requireShare(state, share);
  const [from] = targetsOf(state, { ...event, part: event.part ?? mainPart });
  if (!from || share.cost.minor > from.gross) {
    throw new Refusal(
      'SHARE_ABOVE_COST',
      `the share "${share.name}" of ${text(share.cost)} is above the cost of ${text(amountOf(state.asset, from?.gross ?? 0n))}: give at most the cost of what it is part of`,
      { value: moneyText(share.cost) },
    );
  }
  const { rest, taken } = splitPart(from, share.name, share.cost.minor);
  return { ...state, parts: [...state.parts.filter((part) => part !== from), rest, taken] };
}

/** Stopped now: the carrying amount is a loss inside EBITDA. */
function retired(state: AssetState, targets: readonly Part[]): Change {
  const loss = sumOf(targets);
  return {
    state: withoutParts(state, targets),
    did: { loss },
    entries: [
      ...derecognized(state, targets),
      { debit: accountCodes.abandonmentLoss, credit: costAccount(state), minor: loss, nonCash: true },
    ],
  };
}

function sale(state: AssetState, event: EventOf<'sale'>): Change {
  const { proceeds, netDays } = event;
  requireCurrency('the sale', proceeds, state.asset.cost.currency);
  requireNotNegative('the proceeds', proceeds);
  const targets = targetsOf(state, event);
  const carrying = sumOf(targets);
  const months = monthsUnpaid(netDays);
  const receivable = accountCodes.disposalReceivables;
  const result = accountCodes.disposalResult;
  return {
    state: withoutParts(state, targets),
    did: { gain: proceeds.minor - carrying },
    entries: [
      ...derecognized(state, targets),
      { debit: receivable, credit: result, minor: proceeds.minor, nonCash: true },
      { debit: result, credit: costAccount(state), minor: carrying, nonCash: true },
      {
        debit: accountCodes.cash,
        credit: receivable,
        minor: proceeds.minor,
        section: 'investing',
        date: months === 0 ? event.date : lastDay(addMonths(monthOf(event.date), months)),
      },
    ],
  };
}

/** What was charged goes out with the cost that it was charged of. */
function derecognized(state: AssetState, targets: readonly Part[]): readonly EntryDraft[] {
  const { accumulated } = accountsOfClass[state.asset.class];
  const charged = targets.reduce((sum, part) => sum + part.accumulated, 0n);
  return [{ debit: accumulated, credit: costAccount(state), minor: charged, nonCash: true }];
}

/** The parts whose use a plan still ends on that day. */
function plannedTargets({ parts }: AssetState, { date, part }: AssetEvent): readonly Part[] {
  return parts.filter(({ name, ceaseUse }) => (part === undefined || name === part) && ceaseUse?.equals(date));
}

function withoutParts(state: AssetState, targets: readonly Part[]): AssetState {
  const parts = state.parts.filter((part) => !targets.includes(part));
  return { ...state, parts, phase: parts.length === 0 ? 'disposed' : state.phase };
}

function replaced(state: AssetState, targets: readonly Part[], next: (part: Part) => Part): AssetState {
  return { ...state, parts: state.parts.map((part) => (targets.includes(part) ? next(part) : part)) };
}

function costAccount({ asset, phase }: AssetState): AccountCode {
  const { inProgress, inService } = accountsOfClass[asset.class];
  return phase === 'in-progress' ? inProgress : inService;
}

function sumOf(parts: readonly Part[]): bigint {
  return parts.reduce((sum, part) => sum + carryingOf(part), 0n);
}
