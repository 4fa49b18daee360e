import { Refusal } from '@capwise/domain';
import type { ReadCase } from './read.ts';
import type { Place } from './reader.ts';

/**
 * Draws a case. What a formula or a treatment refuses in some draw, though not at the base, is refused as INVALID_CASE where it
 * stands in the file.
 */
export function drawnFrom<Value>(read: ReadCase, draw: () => Value): Value {
  try {
    return draw();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const place = placeOf(read, error.data);
    throw new Refusal(
      'INVALID_CASE',
      `line ${place.line}, column ${place.column}: ${place.path}: within the ranges of the assumptions, ${error.message}`,
      { ...error.data, ...place },
    );
  }
}

function placeOf(read: ReadCase, { ofOption, ofLine, assumption, setting }: Refusal['data']): Place {
  const ofAssumption = typeof assumption === 'string' ? read.assumptionPlaces.get(assumption) : undefined;
  const places = typeof ofOption === 'string' ? read.places.get(ofOption) : undefined;
  const place = ofAssumption ?? (typeof ofLine === 'number' ? places?.[ofLine] : undefined);
  return place ?? read.placeOf(typeof setting === 'string' ? setting : 'assumptions');
}
