import type { Answer } from '@capwise/contract/registry';
import { accountCodes } from '@capwise/domain/books';
import { defaultCurrency } from '../company/index.ts';
import { readRegister } from '../assets/register.ts';
import { minorFigure } from '../figure/index.ts';
import type { CompanyReads, DimensionSum } from '../ports/index.ts';
import { readDocuments } from './documents/register.ts';
import { filterUnder, tracedUnder, type Reading } from './reading.ts';

type Ask = Answer<'books.balance'>['asks'][number];

/** What the opening entries of the books say. */
export type Openings = {
  /** The earliest month that one opens; null: none was recorded. */
  readonly month: string | null;
  /** Assets that are not in the register, and whose balances they hold. */
  readonly assets: ReadonlySet<string>;
};

/** The opening entries that are recorded and not withdrawn. */
export async function readOpenings(company: CompanyReads, asOf?: string): Promise<Openings> {
  const openings = (await readDocuments(company, asOf)).flatMap(({ stored: { document, withdrawn } }) =>
    document.kind === 'opening' && withdrawn === null ? [document] : [],
  );
  return {
    month: openings.map(({ month }) => month).sort()[0] ?? null,
    assets: new Set(openings.flatMap(({ balances }) => balances.flatMap(({ asset }) => asset ?? []))),
  };
}

/**
 * What was bought before the first month of the books: a commitment that is used more than it was bought, and, until there is
 * an opening entry, an asset that began earlier. An opening entry brings in what the register has of it.
 */
export async function openingAsks(reading: Reading, openings: Openings, to: string): Promise<Ask[]> {
  return [...(await commitmentAsks(reading, to)), ...(await assetAsks(reading, openings, to))];
}

async function commitmentAsks({ company, view, currency }: Reading, to: string): Promise<readonly Ask[]> {
  const accounts = [accountCodes.prepaidCommitments];
  const sums = await company.sumsBy(filterUnder(view, { accounts, to }), ['commitment'], view.asOf);
  return [...Map.groupBy(sums, ({ values }) => values['commitment'] ?? 'unidentified')].flatMap(([id, members]) => {
    const minor = sumOf(members);
    if (minor >= 0n) return [];
    const trace = tracedUnder(view, { accounts, to, dimensions: { commitment: id } }, 1);
    return [
      {
        kind: 'commitment' as const,
        id,
        label: `Commitment ${id}`,
        why: 'It is used more than was bought in the bills that are loaded: until its opening balance is given, the prepaid below zero stands as an accrued liability',
        figure: minorFigure(minor, currency ?? defaultCurrency, trace),
      },
    ];
  });
}

async function assetAsks(reading: Reading, openings: Openings, to: string): Promise<readonly Ask[]> {
  const { company, view, currency } = reading;
  const parts = await company.liveParts(view.asOf);
  const [first] = parts.map(({ billingPeriod }) => billingPeriod).sort();
  if (first === undefined || openings.month !== null) return [];
  const early = [...(await readRegister(company, view.asOf)).values()].filter(
    ({ asset }) => asset.began.slice(0, 7) < first,
  );
  const sums =
    early.length === 0 ? [] : await company.sumsBy(filterUnder(view, { accounts: kept, to }), ['asset'], view.asOf);
  return early.map(({ asset }) => ({
    kind: 'asset' as const,
    id: asset.id,
    label: asset.name,
    why: `It began on ${asset.began}, before ${first}, the first month that was loaded: record the opening entry of ${first} without it, and what it cost and what was charged of it until then stand against opening equity`,
    figure: minorFigure(
      sumOf(sums.filter(({ values }) => values['asset'] === asset.id)),
      currency ?? defaultCurrency,
      tracedUnder(view, { accounts: kept, to, dimensions: { asset: asset.id } }, 1),
    ),
  }));
}

const kept = [
  accountCodes.softwareInProgress,
  accountCodes.software,
  accountCodes.softwareAmortization,
  accountCodes.equipmentInProgress,
  accountCodes.equipment,
  accountCodes.equipmentDepreciation,
];

function sumOf(sums: readonly DimensionSum[]): bigint {
  return sums.reduce((total, { minor }) => total + minor, 0n);
}
