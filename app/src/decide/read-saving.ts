import { excessSaving, savedLine, type CaseLine, type CaseOption } from '@capwise/domain/decide';
import { amountOf, durationOf, offsetOf, together, wordOf, type Quantity } from './quantities.ts';
import type { LineSetting } from './line-setting.ts';
import { recurrences } from './read-line.ts';
import { readRemarks, savingRemarkKeys } from './read-remarks.ts';
import type { Section } from './reader.ts';
import { formulasOf } from './treated.ts';

const keys = ['what', 'saves', 'amount', 'every', 'starts at month', 'for', ...savingRemarkKeys] as const;

/** Reads a saving: it takes treatment and terms of the cost that it avoids. Refuses INVALID_CASE where the status quo has no such cost. */
export function readSaving(section: Section, quo: CaseOption, setting: LineSetting): CaseLine {
  section.only(keys);
  const saves = section.required('saves', 'Subscription');
  const cost = savedLine(quo, saves);
  if (!cost) {
    const carried = [...new Set(quo.lines.map(({ what }) => what))].filter((what) => savedLine(quo, what));
    throw section.refuse(
      'saves',
      `the option "${quo.id}" carries no such cost: save one of ${carried.join(', ') || 'its costs, of which it has none'}`,
    );
  }
  if (quo.lines.filter(({ what }) => what === saves).length > 1)
    throw section.refuse('saves', `the option "${quo.id}" has several lines of that name: give each a name of its own`);
  if (cost.events)
    throw section.refuse('saves', 'its cost meets events that a part of it cannot follow: write the option without it');
  const isFixed = cost.treatment.kind === 'lease';
  if (isFixed && (section.has('starts at month') || section.has('for')))
    throw section.refuse(
      'saves',
      'a lease is avoided from its beginning to its end: leave out "starts at month" and "for"',
    );
  const every = section.has('every') ? wordOf(section, 'every', recurrences) : cost.every;
  const amount = amountOf(section, 'amount', { currency: setting.currency, every });
  const startsAt = section.has('starts at month')
    ? offsetOf(section, 'starts at month')
    : { value: cost.startsAt, formula: cost.formulas?.startsAt ?? null };
  const endsAt = section.has('for') ? together(startsAt, durationOf(section, 'for')) : endOf(cost);
  const { amount: _, startsAt: __, endsAt: ___, ...terms } = cost.formulas ?? {};
  const formulas = {
    ...terms,
    ...(amount.formula && { amount: amount.formula }),
    ...formulasOf({ startsAt, ...(endsAt && { endsAt }) }),
  };
  return {
    what: section.required('what', `Saved: ${saves}`),
    amount: amount.value,
    every,
    startsAt: startsAt.value,
    ...(endsAt !== undefined && { endsAt: endsAt.value }),
    netDays: cost.netDays,
    treatment: cost.treatment,
    saves,
    ...readRemarks(section, cost.treatment.kind),
    ...(Object.keys(formulas).length > 0 && { formulas }),
  };
}

function endOf({ endsAt, formulas }: CaseLine): Quantity<number> | undefined {
  return endsAt === undefined ? undefined : { value: endsAt, formula: formulas?.endsAt ?? null };
}

/** A saving with its place in the file. */
export type ReadSaving = { readonly line: CaseLine; readonly section: Section };

/** Refuses INVALID_CASE for savings that are larger than the cost that they avoid, with the month. */
export function requireCovered(quo: CaseOption, read: readonly ReadSaving[], horizon: number): void {
  for (const [index, { line, section }] of read.entries()) {
    const cost = line.saves === undefined ? undefined : savedLine(quo, line.saves);
    if (!cost) continue;
    const together = read.slice(0, index + 1).filter((other) => other.line.saves === line.saves);
    const excess = excessSaving(
      cost,
      together.map((other) => other.line),
      horizon,
    );
    if (!excess) continue;
    throw section.refuse(
      'amount',
      `in month ${excess.month} of the case ${excess.saved} of "${cost.what}" would be saved, and it costs ${excess.cost} then: save at most what the status quo carries`,
    );
  }
}
