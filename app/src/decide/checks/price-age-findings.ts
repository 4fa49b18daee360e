import { firstDay } from '@capwise/domain/time';
import type { CaseFinding, Checked } from './checked.ts';

const daysMax = 90;

/** Prices that are older than 90 days when the case is decided: by its "decide by", else by its start (decision cases, §5.30). */
export function priceAgeFindings({ read }: Checked): readonly CaseFinding[] {
  const { subject, assumptionPlaces } = read;
  const decided = subject.decision.decideBy ?? firstDay(subject.start);
  return subject.assumptions.flatMap(({ name, unit, date, source }): CaseFinding[] => {
    const isPrice = unit === null || subject.currency in unit;
    const days = date?.until(decided, { largestUnit: 'days' }).days ?? 0;
    if (!isPrice || days <= daysMax) return [];
    return [
      {
        code: 'PRICE_OLD',
        message: `"${name}" is of ${date?.toString() ?? ''}${source === null ? '' : ` (${source})`}, ${days} days before ${decided.toString()}, when this is decided: beyond ${daysMax} days ask for it anew, and write its new date.`,
        place: assumptionPlaces.get(name),
      },
    ];
  });
}
