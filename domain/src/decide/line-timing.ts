import type { Formula } from '../estimate/index.ts';
import { timingFields, type TimingField } from './assumption.ts';
import { eventTimingFields, type CaseEvent, type EventTimingField } from './case-event.ts';
import type { CaseLine } from './case.ts';
import type { CaseTreatment } from './case-treatment.ts';
import { monthsOfRecurrence } from './occurrence.ts';

/** Where a line's timing stands: a field of its own, or one of its event with that number. */
export type TimingPlace = TimingField | `event ${number} ${EventTimingField}`;

/** A timing of a line, or of one of its events, that a formula gives. */
export type CalculatedTiming = {
  readonly place: TimingPlace;
  readonly field: TimingField | EventTimingField;
  readonly formula: Formula;
};

/** The timings of a line that formulas give, in the order in which they are read. */
export function timingsOf({ formulas, events = [] }: CaseLine): readonly CalculatedTiming[] {
  const own = timingFields.map((field) => ({ place: field, field, formula: formulas?.[field] }));
  const ofEvents = events.flatMap((event, number) =>
    eventTimingFields.map((field) => ({
      place: `event ${number} ${field}` as const,
      field,
      formula: event.formulas?.[field],
    })),
  );
  return [...own, ...ofEvents].flatMap(({ formula, ...of }) => (formula ? [{ ...of, formula }] : []));
}

/** A line with other timing; what is not given stays. Its events keep the order of the months. */
export function timedAt(line: CaseLine, valueOf: (place: TimingPlace) => number | undefined): CaseLine {
  const given = wholes(timingFields, valueOf);
  const { startsAt = line.startsAt, netDays = line.netDays, endsAt = line.endsAt, ...rest } = given;
  const events = line.events?.map((event, number) =>
    eventAt(
      event,
      wholes(eventTimingFields, (field) => valueOf(`event ${number} ${field}`)),
    ),
  );
  return {
    ...line,
    startsAt,
    netDays,
    ...(endsAt !== undefined && { endsAt: Math.max(endsAt, startsAt) }),
    treatment: treatmentAt(line, rest),
    ...(events && { events: events.toSorted((a, b) => a.atMonth - b.atMonth) }),
  };
}

type Given<Field extends string> = { readonly [Each in Field]?: number };

function wholes<Field extends TimingField | EventTimingField>(
  fields: readonly Field[],
  valueOf: (field: Field) => number | undefined,
): Given<Field> {
  const entries = fields.flatMap((field) => {
    const value = valueOf(field);
    return value === undefined ? [] : [[field, whole(field, value)]];
  });
  return Object.fromEntries(entries) as Given<Field>;
}

/** Months and days are whole: the books know no half one. A life and a term have at least one month, nothing begins before the case. */
export function whole(field: TimingField | EventTimingField, value: number): number {
  if (field === 'annualRate') return value;
  const least = field === 'lifeMonths' || field === 'termMonths' ? 1 : 0;
  return Math.max(least, Math.round(value));
}

/** Only what the treatment has; a lease runs for whole payments. */
function treatmentAt({ treatment, every }: CaseLine, { termMonths, ...given }: Given<TimingField>): CaseTreatment {
  const period = treatment.kind === 'lease' && every !== 'once' ? monthsOfRecurrence[every] : 1;
  const term = termMonths && { termMonths: Math.max(1, Math.round(termMonths / period)) * period };
  return { ...treatment, ...had(treatment, { ...given, ...term }) };
}

/** Only what the event has; use ends after its end was announced. */
function eventAt(event: CaseEvent, given: Given<EventTimingField>): CaseEvent {
  const timed: CaseEvent = { ...event, ...had(event, given) };
  return timed.kind === 'shutdown-plan' ? { ...timed, endsAt: Math.max(timed.endsAt, timed.atMonth + 1) } : timed;
}

function had(of: object, given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([field]) => field in of));
}
