import { accountsOfClass } from '@capwise/domain/treatment';
import { monthRange } from '@capwise/domain/time';
import type { CompanyReads, DimensionSum } from '../../ports/index.ts';
import type { FoldedAsset } from '../batch.ts';
import type { Booked } from './column.ts';

const classes = Object.values(accountsOfClass);
const accounts = classes.flatMap(({ inProgress, inService, accumulated, charge }) => [
  inProgress,
  inService,
  accumulated,
  charge,
]);

/** What is posted of every asset on the accounts of assets, in one question. */
export async function postedOf(company: CompanyReads, asOf?: string): Promise<readonly DimensionSum[]> {
  return company.sumsBy({ scenario: 'actual', accounts }, ['asset'], asOf);
}

/** What the books have of an asset in each month of its schedule. */
export function bookedOf(
  { asset, history }: FoldedAsset,
  posted: readonly DimensionSum[],
): ReadonlyMap<string, Booked> {
  const { charge, inProgress, inService, accumulated } = accountsOfClass[asset.class];
  const own = posted.filter(({ values }) => values['asset'] === asset.id);
  const [first, last] = [history.rows[0]?.month, history.rows.at(-1)?.month];
  if (!first || !last) return new Map();
  const sum = (codes: readonly string[], counts: (month: string) => boolean): bigint =>
    own
      .filter(({ account, month }) => codes.includes(account) && counts(month.toString()))
      .reduce((total, { minor }) => total + minor, 0n);
  return new Map(
    monthRange(first, last).map((month) => {
      const end = month.toString();
      return [
        end,
        {
          charge: sum([charge], (each) => each === end),
          carrying: sum([inProgress, inService, accumulated], (each) => each <= end),
        },
      ];
    }),
  );
}
