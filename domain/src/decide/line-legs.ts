import { deferHosting, deferImplementation, expenseImplementation } from '../assets/index.ts';
import { payroll } from '../labor/index.ts';
import { creditCustomers, earn, expense, prepay, type Leg } from '../treatment/index.ts';
import { until } from '../treatment/spread.ts';
import type { CaseLine } from './case.ts';
import type { CaseTreatment } from './case-treatment.ts';
import type { LineContext } from './line-context.ts';
import type { Occurrence } from './occurrence.ts';

type LegTreatment = Exclude<CaseTreatment, { kind: 'capitalize' | 'capitalize-labor' | 'lease' | 'memo' }>;

/** The legs of one occurrence of a line by its treatment; months count from the occurrence. Refuses CHARGE_AFTER_TERM. */
export function legsOf(
  line: CaseLine,
  treatment: LegTreatment,
  { startsAt, spread, ...context }: Occurrence & Pick<LineContext, 'cancelledAt' | 'framework'>,
): readonly Leg[] {
  const { cancelledAt } = context;
  const stopsAt = cancelledAt === null ? undefined : cancelledAt - startsAt;
  const stops = stopsAt !== undefined && { stopsAt };
  const terms = { spread, netDays: line.netDays, ...stops, ...(isPaidAtOpening(line) && { opening: true }) };
  const worked = stopsAt === undefined ? spread : until(spread, stopsAt);
  switch (treatment.kind) {
    case 'expense':
      return expense({ ...terms, function: treatment.function, nature: treatment.nature });
    case 'prepay':
      return prepay({
        ...terms,
        function: treatment.function,
        nature: treatment.nature,
        termMonths: treatment.termMonths,
      });
    case 'earn':
      return earn(terms);
    case 'service-credit':
      return creditCustomers(terms);
    case 'payroll':
    case 'severance': {
      const component = treatment.kind === 'payroll' ? 'pay' : 'severance';
      return payroll({ component, function: treatment.function, spread: worked, paidAfter: treatment.paidAfter });
    }
    case 'stock-compensation':
      return payroll({
        component: 'stock-compensation',
        function: treatment.function,
        spread: worked,
        paidAfter: 0,
      });
    case 'hosting':
      return isDeferred(line, treatment, context.framework)
        ? deferHosting({
            spread,
            netDays: line.netDays,
            function: treatment.function,
            readyAt: treatment.readyAt - startsAt,
            termMonths: treatment.termMonths,
            ...(isPaidAtOpening(line) && { opening: true }),
            ...(stopsAt !== undefined && { endsAt: stopsAt }),
          })
        : expenseImplementation({ ...terms, function: treatment.function });
  }
}

function isDeferred(
  { amount }: CaseLine,
  { implementation, isDistinct }: Extract<CaseTreatment, { kind: 'hosting' }>,
  framework: LineContext['framework'],
): boolean {
  const cost = { nature: implementation, amount, isDistinct };
  return deferImplementation([cost], { framework, currency: amount.currency }).deferred.minor !== 0n;
}

/** What comes once is paid when it comes, and what is prepaid before it is received; what recurs is paid at the end of its month. */
export function isPaidAtOpening({ every, treatment }: CaseLine): boolean {
  return every === 'once' || treatment.kind === 'prepay';
}
