import type { Answer } from '@capwise/contract/registry';
import { releaseOrder, type OrderWorth } from '@capwise/domain/decide';
import { located } from './reader.ts';
import type { ReadCase } from './read.ts';

type Releases = NonNullable<Answer<'decide.evaluate'>['releases']>;

/** The releases of a case as they are listed, and in the order that pays back the earliest; null where it has none. */
export function releasesOf({ releases, subject, placeOf }: ReadCase): Releases | null {
  if (releases.length === 0) return null;
  const { before, after, proof } = located(placeOf('releases'), () =>
    releaseOrder(releases, { horizonMonths: subject.years * 12, rate: subject.discountRate }),
  );
  return {
    before: answerOf(before),
    after: answerOf(after),
    proof: { kind: proof.kind, earliest: proof.kind === 'bound' ? proof.earliest : null },
  };
}

function answerOf(worth: OrderWorth): Releases['before'] {
  return { ...worth, order: [...worth.order], cash: [...worth.cash] };
}
