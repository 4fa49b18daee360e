import {
  capitalizeLabor,
  capitalizeStockCompensation,
  foldAsset,
  postEntries,
  type AssetEvent,
} from '../assets/index.ts';
import type { Posting } from '../books/posting.ts';
import { payroll } from '../labor/index.ts';
import { money } from '../money/index.ts';
import { addMonths, firstDay } from '../time/index.ts';
import { postLegs, purchaseCost, serviceLife, type Leg, type Spread } from '../treatment/index.ts';
import { until } from '../treatment/spread.ts';
import type { CaseLine } from './case.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseTreatment } from './case-treatment.ts';
import { postingContext, type LineContext } from './line-context.ts';
import { chargesOf, occurrencesOf, type Occurrence } from './occurrence.ts';

/** A treatment whose cost becomes an asset. */
export type CapitalTreatment = Extract<CaseTreatment, { kind: 'capitalize' | 'capitalize-labor' }>;

/** Whether a line's cost becomes an asset. */
export function isCapital(treatment: CaseTreatment): treatment is CapitalTreatment {
  return treatment.kind === 'capitalize' || treatment.kind === 'capitalize-labor';
}

/**
 * The postings of a line whose cost becomes an asset. Without events the treatment says all; with events the asset's own fold
 * says what happens to it. Refuses what the asset's fold refuses.
 */
export function postCapital(line: CaseLine, treatment: CapitalTreatment, context: LineContext): readonly Posting[] {
  const { cancelledAt, horizon } = context;
  const costs = occurrencesOf(line, horizon).flatMap((occurrence) => {
    const { charged, startsAt } = stoppedAt(occurrence, cancelledAt);
    const legs = [
      ...costLegs(line, treatment, charged),
      ...(line.events === undefined ? lifeLegs(line, treatment, { charged, startsAt, cancelledAt }) : []),
    ];
    return postLegs(line.amount, legs, postingContext(context, startsAt));
  });
  return line.events === undefined ? costs : [...costs, ...postEvents(line, treatment, context)];
}

function stoppedAt({ startsAt, spread }: Occurrence, cancelledAt: number | null) {
  return { startsAt, charged: cancelledAt === null ? spread : until(spread, cancelledAt - startsAt) };
}

function isOpening({ every }: CaseLine, treatment: CapitalTreatment): boolean {
  return every === 'once' && treatment.kind === 'capitalize';
}

function costLegs(line: CaseLine, treatment: CapitalTreatment, spread: Spread): readonly Leg[] {
  if (treatment.kind === 'capitalize') {
    const { asset } = treatment;
    return purchaseCost({ spread, netDays: line.netDays, asset, opening: isOpening(line, treatment) });
  }
  const { component, function: of, asset, paidAfter } = treatment;
  const labor = { function: of, asset, spread };
  return [
    ...payroll({ component, function: of, spread, paidAfter }),
    ...(component === 'pay' ? capitalizeLabor({ ...labor, paidAfter }) : capitalizeStockCompensation(labor)),
  ];
}

function lifeLegs(
  line: CaseLine,
  treatment: CapitalTreatment,
  {
    charged,
    startsAt,
    cancelledAt,
  }: { readonly charged: Spread } & Pick<Occurrence, 'startsAt'> & Pick<LineContext, 'cancelledAt'>,
): readonly Leg[] {
  return serviceLife({
    asset: treatment.asset,
    charged,
    readyAt: treatment.readyAt - startsAt,
    lifeMonths: treatment.lifeMonths,
    opening: isOpening(line, treatment),
    ...(cancelledAt !== null && cancelledAt >= startsAt && { abandonedAt: cancelledAt - startsAt }),
  });
}

function postEvents(line: CaseLine, treatment: CapitalTreatment, context: LineContext): readonly Posting[] {
  const { start, cancelledAt, horizon, framework } = context;
  const charges = chargesOf(line, horizon, cancelledAt);
  const [first] = charges;
  if (!first) return [];
  const day = (month: number): Temporal.PlainDate => firstDay(addMonths(start, month));
  const additions = charges.map(({ month, amount }): AssetEvent => ({ kind: 'addition', date: day(month), amount }));
  const none = money(0n, line.amount.currency);
  const isReady = cancelledAt === null || treatment.readyAt < cancelledAt;
  const history = foldAsset(
    {
      id: line.what,
      name: line.what,
      class: treatment.asset,
      began: day(first.month),
      inService: null,
      cost: none,
      residual: none,
      lifeMonths: treatment.lifeMonths,
      method: { kind: 'straight-line' },
      convention: 'full-month',
    },
    [
      ...additions,
      ...(isReady ? [{ kind: 'ready-for-use', date: day(treatment.readyAt) } as const] : []),
      ...withCancellation(line.events ?? [], cancelledAt)
        .filter(({ atMonth }) => atMonth < horizon)
        .map((event) => assetEvent(event, day)),
    ],
    framework,
  );
  return postEntries(
    history.entries.map((entry) => ({ ...entry, step: 0 })),
    postingContext(context),
  );
}

/** What is still in use when its option is cancelled is abandoned then, and what was to happen later does not. */
function withCancellation(events: readonly CaseEvent[], cancelledAt: number | null): readonly CaseEvent[] {
  if (cancelledAt === null) return events;
  const before = events.filter(({ atMonth }) => atMonth < cancelledAt);
  const isGone = before.some(
    (event) =>
      event.kind === 'retirement' ||
      event.kind === 'sale' ||
      (event.kind === 'shutdown-plan' && event.endsAt <= cancelledAt),
  );
  return isGone ? before : [...before, { kind: 'retirement', atMonth: cancelledAt }];
}

function assetEvent(event: CaseEvent, day: (month: number) => Temporal.PlainDate): AssetEvent {
  const date = day(event.atMonth);
  switch (event.kind) {
    case 'life-change':
      return { kind: 'life-change', date, counts: 'total', months: event.lifeMonths };
    case 'impairment':
      return { kind: 'impairment', date, loss: event.loss };
    case 'retirement':
      return { kind: 'retirement', date };
    case 'shutdown-plan':
      return {
        kind: 'shutdown-plan',
        date,
        ceaseUse: day(event.endsAt),
        test: { kind: 'documented', document: event.test },
      };
    case 'sale':
      return { kind: 'sale', date, proceeds: event.proceeds, netDays: event.netDays };
  }
}
