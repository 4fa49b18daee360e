import { postLine, scenarioOf, type Case } from '@capwise/domain/decide';
import { located, type Place } from './reader.ts';

/** Posts every line once, so that what its treatment refuses is said with the place of the line. */
export function requirePosted(subject: Case, places: ReadonlyMap<string, readonly Place[]>): void {
  const { start, framework, years } = subject;
  for (const option of subject.options) {
    for (const [index, line] of option.lines.entries()) {
      const place = places.get(option.id)?.[index];
      if (!place) throw new RangeError(`line ${index} of the option "${option.id}" has no place`);
      located(place, () =>
        postLine(line, {
          start,
          framework,
          horizon: years * 12,
          scenario: scenarioOf('', option.id),
          line: index,
          cancelledAt: option.cancelledAt,
        }),
      );
    }
  }
}
