import type { Answer } from '@capwise/contract/registry';
import { accountCodes } from '@capwise/domain/books';
import { presentPrepaid } from '@capwise/domain/cloud';
import { minorFigure, postingsTrace } from '../figure/index.ts';
import type { CompanyStore, DimensionSum } from '../ports/index.ts';

type Prepaid = Answer<'sources.quality'>['prepaids'][number];

export type PrepaidBalance = Prepaid & {
  /** At the end, in minor units; below zero more was used than bought in what is loaded. */
  readonly minor: bigint;
};

const accounts = [accountCodes.prepaidCommitments];

/**
 * The prepaid balance of every commitment, month by month: opening, bought, used, closing. A commitment is one whoever bills it;
 * what was bought without an id is kept by vendor.
 */
export async function prepaidBalances(
  company: CompanyStore,
  currency: string,
  asOf?: string,
): Promise<readonly PrepaidBalance[]> {
  const sums = await company.sumsBy({ scenario: 'actual', accounts }, ['commitment', 'vendor', 'side'], asOf);
  const groups = Map.groupBy(sums, ({ values: { commitment, vendor } }) =>
    JSON.stringify([commitment ?? 'unidentified', (commitment ?? 'unidentified') === 'unidentified' && vendor]),
  );
  return [...groups.values()].map((members) => {
    const vendors = [...new Set(members.flatMap(({ values }) => values.vendor ?? []))].sort();
    const commitment = members[0]?.values.commitment ?? 'unidentified';
    return balanceOf({ commitment, vendor: vendors.join(', '), currency }, members);
  });
}

type Owner = { readonly commitment: string; readonly vendor: string; readonly currency: string };

function balanceOf({ commitment, vendor, currency }: Owner, sums: readonly DimensionSum[]): PrepaidBalance {
  const byMonth = [...Map.groupBy(sums, ({ month }) => month)].sort(([a], [b]) => (a < b ? -1 : 1));
  const dimensions = { commitment, ...(commitment === 'unidentified' && vendor && { vendor }) };
  const figure = (minor: bigint, from: string | undefined, to: string): Prepaid['months'][number]['closing'] =>
    minorFigure(minor, currency, postingsTrace({ accounts, dimensions, to, ...(from !== undefined && { from }) }, 1));
  let closing = 0n;
  const months = byMonth.map(([month, members], index) => {
    const side = (wanted: string): bigint =>
      members.reduce((sum, { minor, values }) => (values.side === wanted ? sum + minor : sum), 0n);
    const [opening, bought, used] = [closing, side('debit'), side('credit')];
    closing = opening + bought + used;
    return {
      month,
      opening: figure(opening, undefined, byMonth[index - 1]?.[0] ?? '0001-01'),
      bought: sideFigure(bought, { month, dimensions, currency, side: 'debit' }),
      used: sideFigure(used, { month, dimensions, currency, side: 'credit' }),
      closing: figure(closing, undefined, month),
      presentedAs: presentPrepaid(closing),
    };
  });
  return { commitment, vendor, currency, months, minor: closing };
}

type SideOf = {
  readonly month: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly currency: string;
  readonly side: 'debit' | 'credit';
};

function sideFigure(minor: bigint, { month, dimensions, currency, side }: SideOf): Prepaid['months'][number]['bought'] {
  return minorFigure(
    minor,
    currency,
    postingsTrace({ accounts, from: month, to: month, dimensions: { ...dimensions }, side }, 1),
  );
}
