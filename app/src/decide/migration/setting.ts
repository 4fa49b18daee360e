import type { Input } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import { wayAssumptions, type MigrationSetting, type WayAssumptions } from '@capwise/domain/decide/migration';
import { addMonths, parseMonth } from '@capwise/domain/time';

export type MigrationQuestion = Input<'decide.migrate'>;

/** What a plan is made under, by the question. Refuses INVALID_INPUT for spans that do not fit each other. */
export function settingOf(question: MigrationQuestion): MigrationSetting {
  const { horizonMonths, deadlineMonths, waveMonths, afterDeadline, siteCost, penalty, ...rest } = question;
  if (horizonMonths % 12 !== 0)
    throw wrong('horizonMonths', horizonMonths, 'a case is of whole years: give 12, 24, 36 and so on');
  if (deadlineMonths % waveMonths !== 0)
    throw wrong('deadlineMonths', deadlineMonths, `it is inside a wave of ${waveMonths} months: give a multiple of it`);
  if (deadlineMonths >= horizonMonths)
    throw wrong('deadlineMonths', deadlineMonths, `the horizon of ${horizonMonths} months has to reach beyond it`);
  return {
    waveMonths,
    waves: horizonMonths / waveMonths,
    deadline: deadlineMonths,
    after: afterDeadline,
    siteMonthly: siteCost,
    penaltyMonthly: penalty,
    people: rest.people,
    ramp: rest.ramp,
    doubleMonths: rest.doubleMonths,
    personMonth: rest.personMonth,
    discountRate: rest.discountRate,
    priceRise: rest.priceRise,
  };
}

function wrong(field: string, value: number, remedy: string): Refusal {
  return new Refusal('INVALID_INPUT', `${field} is ${value}: ${remedy}`, { field, value, remedy });
}

/** What ways do, where a workload has no figures of its own. */
export function assumptionsOf({ assumptions }: MigrationQuestion): WayAssumptions {
  return { ...wayAssumptions, ...assumptions };
}

/** A month of the plan by its number from the start, the first being 0. */
export function monthText({ start }: Pick<MigrationQuestion, 'start'>, month: number): string {
  return addMonths(parseMonth(start), month).toString();
}
