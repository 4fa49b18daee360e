import type { DuckDBConnection } from '@duckdb/node-api';
import type { LoadWarning, StageOptions } from '@capwise/app/ports';
import { Refusal } from '@capwise/domain';
import { fineText, type Fine } from '@capwise/domain/money';
import { run, type Row } from '../engine/engine.ts';
import { literals, query } from '../engine/sql.ts';
import { countOf, fineOf } from '../engine/values.ts';
import { statedColumn } from './focus-columns.ts';
import { liveCommitments, liveTwiceWarning, type Commitment, type LiveBills } from './live-commitments.ts';

/** What is done with purchases that their usage counts again, by source; undefined: all stay as stated. */
export type PurchaseChoices = StageOptions['purchases'];

/** Staged rows as SQL, the columns that they have, and what is live beside them. */
type Rows = { readonly sql: string; readonly columns: ReadonlySet<string>; readonly live: LiveBills };

/** Rows whose purchases count once, the columns that they got for it, and what was done in words. */
type CountedOnce = {
  readonly sql: string;
  readonly added: readonly string[];
  readonly warnings: readonly LoadWarning[];
};

/** A commitment in a load: its purchases that have an EffectiveCost, and by how much all that it costs exceeds what is billed. */
type Held = {
  readonly source: string;
  readonly commitment: string;
  readonly currency: string;
  readonly key: string;
  readonly rows: number;
  readonly billed: Fine;
  readonly effective: Fine;
  readonly surplus: Fine;
};

/** The least by which the costs of a commitment exceed what is billed where they count twice: half a cent. */
const leastSurplus = 5n * 10n ** 15n;

const purchase = `"ChargeCategory" = 'Purchase' and "EffectiveCost" <> 0 and "BilledCost" <> 0`;

const key = `concat_ws(chr(31), x_capwise_source, lower("CommitmentDiscountId"), "BillingCurrency")`;

/**
 * Purchases of commitments whose EffectiveCost the usage that they cover has too: FOCUS gives them none, since usage carries it.
 * A commitment is meant where all its rows together, those that are live among them, have more EffectiveCost than BilledCost. As
 * chosen for their source they stay, count 0 with what was stated beside, or are refused as PURCHASE_COUNTED_TWICE; purchases
 * that are live already stay as they are, with a warning.
 */
export async function countOnce(
  connection: DuckDBConnection,
  { sql, columns, live }: Rows,
  choiceOf: PurchaseChoices,
  signal: AbortSignal,
): Promise<CountedOnce> {
  const asStated = { sql, added: [], warnings: [] };
  if (!choiceOf || !columns.has('CommitmentDiscountId')) return asStated;
  const found = await run(connection, query('load/twice-counted', { key, purchase, staged: sql }), signal);
  const held = found.map(heldOf).filter(({ source }) => choiceOf(source) !== 'as-stated');
  const wanted = held.filter(({ rows, surplus }) => rows > 0 || surplus >= leastSurplus);
  const before =
    wanted.length > 0 ? await liveCommitments(live, wanted, { connection, staged: sql, purchase, signal }) : [];
  const liveOf = Map.groupBy(before, keyOf);
  const isTwice = (one: Held): boolean =>
    (liveOf.get(keyOf(one)) ?? []).reduce((sum, { surplus }) => sum + surplus, one.surplus) >= leastSurplus;
  const exceeding = wanted.filter(isTwice);
  const twice = exceeding.filter(({ rows }) => rows > 0);
  const refused = twice.find(({ source }) => choiceOf(source) === 'refuse');
  if (refused) throw countedTwice(refused);
  const warnings = liveTwiceWarning(
    exceeding.flatMap((one) => (liveOf.get(keyOf(one)) ?? []).filter(({ rows }) => rows > 0)),
  );
  if (twice.length === 0) return { ...asStated, warnings };
  const condition = `${purchase} and list_contains(${literals(twice.map((one) => one.key))}, ${key})`;
  return {
    sql: query('load/counted-once', { twice: condition, stated: statedColumn, staged: sql }),
    added: [statedColumn],
    warnings: [correction(twice), ...warnings],
  };
}

function heldOf(row: Row): Held {
  return {
    source: String(row['source']),
    commitment: String(row['commitment']),
    currency: String(row['currency']),
    key: String(row['key']),
    rows: countOf(row['row_count']),
    billed: fineOf(row['billed']),
    effective: fineOf(row['effective']),
    surplus: fineOf(row['surplus']),
  };
}

function keyOf({ source, commitment, currency }: Commitment): string {
  return [source, commitment, currency].join('\u0000');
}

function correction(once: readonly Held[]): LoadWarning {
  const byCurrency = [...Map.groupBy(once, ({ currency }) => currency)].map(
    ([currency, members]) => `${fineText(members.reduce((sum, { effective }) => sum + effective, 0n))} ${currency}`,
  );
  const one = once.length === 1;
  return {
    code: 'PURCHASE_COUNTED_ONCE',
    message:
      `the EffectiveCost of purchases of ${one ? 'a commitment' : `${once.length} commitments`} counts 0, since the usage ` +
      `that ${one ? 'it covers' : 'they cover'} has it too: ${byCurrency.join(', ')} less than was stated, kept in ${statedColumn}`,
    rows: once.reduce((sum, { rows }) => sum + rows, 0),
    billed: once.reduce((sum, { billed }) => sum + billed, 0n),
    column: 'EffectiveCost',
    rule: 'InvalidEffectiveCost',
  };
}

function countedTwice({ source, commitment, currency, rows, effective }: Held): Refusal {
  const amount = `${fineText(effective)} ${currency}`;
  const remedy =
    'have the provider state them with an EffectiveCost of 0, or import the files with --purchases once (they count 0) or ' +
    '--purchases as-stated (both count)';
  return new Refusal(
    'PURCHASE_COUNTED_TWICE',
    `${source}: ${rows} ${rows === 1 ? 'purchase' : 'purchases'} of commitment "${commitment}" with an EffectiveCost of ` +
      `${amount}, which the usage that it covers has too: ${remedy}`,
    { value: commitment, amount, rows, remedy },
  );
}
