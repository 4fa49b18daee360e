import { releaseOrder, type OrderWorth, type Release } from '@capwise/domain/decide';
import type { Handler } from '../../handler/index.ts';

/** `decide.releases`: the order of a project's releases that pays back the earliest, beside the order as listed. */
export const orderReleases: Handler<'decide.releases'> = async ({ releases, horizonMonths, rate }) => {
  const { before, after, proof } = releaseOrder(
    releases.map(({ needs, ...release }): Release => ({ ...release, ...(needs && { needs }) })),
    { horizonMonths, rate },
  );
  return {
    before: answerOf(before),
    after: answerOf(after),
    proof: { kind: proof.kind, earliest: proof.kind === 'bound' ? proof.earliest : null },
  };
};

function answerOf(worth: OrderWorth) {
  return { ...worth, order: [...worth.order], cash: [...worth.cash] };
}
