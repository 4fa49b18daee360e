import { Refusal } from '@capwise/domain';
import { conventions } from '@capwise/domain/assets';
import { moneyText, parseMoney } from '@capwise/domain/money';
import { batchOf, foldDocument } from '../../assets/batch.ts';
import type { AssetDocument } from '../../assets/document.ts';
import { newDocument } from '../../assets/opening.ts';
import { readRegister } from '../../assets/register.ts';
import { readOpenings } from '../../books/opening.ts';
import { recordInOpenMonths } from '../../books/record-open.ts';
import { assetColumns, assetMethodWords } from './asset-columns.ts';
import {
  choiceCell,
  idCell,
  listed,
  moneyCell,
  neededCell,
  requireSingle,
  wholeCell,
  wordsCell,
  wrongCell,
} from './row-cells.ts';
import type { Table, TableRow } from './table.ts';

/** The asset register of another system: new assets enter ours, and what it accumulated is compared with our schedule. */
export const assets: Table = {
  kind: 'assets',
  title: 'Asset register',
  about:
    'Assets as another register has them. New ones are added and their whole life is posted; one that is in the register stays as ' +
    'it is: record an event to change it. What the register says is accumulated is compared with the schedule and each difference ' +
    'above a cent is named; nothing is posted to make it fit.',
  columns: assetColumns,
  record: async (rows, { books, currency }) => {
    const given = rows.map((row) => ({ row, id: idCell(row, 'asset', 61), asset: assetOf(row, currency) }));
    requireSingle(given, 'asset');
    const register = await readRegister(books);
    const openings = await readOpenings(books);
    const different: string[] = [];
    const apart: string[] = [];
    let recorded = 0;
    for (const { row, id, asset } of given) {
      const known = register.get(id);
      const document = known ?? byRules(row, () => newDocument(asset, openings));
      const folded = byRules(row, () => foldDocument(document, currency));
      if (!known) {
        await recordInOpenMonths(books, batchOf(document, currency));
        recorded += 1;
      }
      const changes = known ? changesOf(asset, known, currency) : [];
      if (changes.length > 0) {
        different.push(
          `asset ${id} stays as it is; the file says otherwise: ${changes.join('; ')}. Record an event of it`,
        );
      }
      apart.push(...accumulatedNotes(row, { id, folded, currency }));
    }
    return { recorded, unchanged: rows.length - recorded, notes: [...listed(different), ...listed(apart)] };
  },
};

type GivenAsset = AssetDocument['asset'];

function assetOf(row: TableRow, currency: string): GivenAsset {
  const { cells } = row;
  const amount = (column: string): string => moneyText(moneyCell(row, column, currency));
  const inService = cells['in_service'] ?? null;
  if ((cells['accumulated'] ?? null) === null && (cells['accumulated_at'] ?? null) !== null) {
    throw wrongCell(row, 'accumulated', 'give what is accumulated at the month, or leave both out');
  }
  if ((cells['accumulated'] ?? null) !== null && (cells['accumulated_at'] ?? null) === null) {
    throw wrongCell(row, 'accumulated_at', 'give the month at whose end it is accumulated, as 2025-12');
  }
  const kind = choiceCell(row, 'class', ['software', 'equipment']);
  if (kind === null) throw new Error(`row ${row.row} lacks a cell that is required`);
  return {
    id: idCell(row, 'asset', 61),
    name: wordsCell(row, 'name') ?? '',
    class: kind,
    cost: amount('cost'),
    residual: (cells['residual'] ?? null) === null ? '0' : amount('residual'),
    began: neededCell(row, 'began'),
    ...(inService !== null && { inService }),
    lifeMonths: wholeCell(row, 'life_months', { least: 1, most: 1200 }) ?? 0,
    method: choiceCell(row, 'method', assetMethodWords) ?? 'straight-line',
    convention: choiceCell(row, 'convention', conventions) ?? 'full-month',
    netDays: 0,
  };
}

type Folded = ReturnType<typeof foldDocument>;

/** What the rules of assets refuse is refused with the row. */
function byRules<Made>(row: TableRow, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw wrongCell(row, 'asset', error.message);
  }
}

/** What a row says of an asset that the register has otherwise. */
function changesOf(given: GivenAsset, { asset, events }: AssetDocument, currency: string): readonly string[] {
  const inService = asset.inService ?? events.find(({ kind }) => kind === 'ready-for-use')?.date;
  const amount = (text: string): string => moneyText(parseMoney(text, currency));
  const pairs: readonly (readonly [string, string, string])[] = [
    ['name', given.name, asset.name],
    ['class', given.class, asset.class],
    ['cost', given.cost, amount(asset.cost)],
    ['residual', amount(given.residual), amount(asset.residual)],
    ['began', given.began, asset.began],
    ['in_service', given.inService ?? 'empty', inService ?? 'empty'],
    ['life_months', String(given.lifeMonths), String(asset.lifeMonths)],
    ['method', given.method, asset.method],
    ['convention', given.convention, asset.convention],
  ];
  return pairs.flatMap(([name, file, kept]) => (file === kept ? [] : [`${name} is ${kept}, in the file ${file}`]));
}

type Place = { readonly id: string; readonly folded: Folded; readonly currency: string };

const centsApart = 1n;

/** Names what the register accumulated where our schedule differs by more than a cent. */
function accumulatedNotes(row: TableRow, { id, folded, currency }: Place): readonly string[] {
  const at = row.cells['accumulated_at'] ?? null;
  if (at === null) return [];
  const said = moneyCell(row, 'accumulated', currency);
  const last = folded.history.rows.findLast(({ month }) => month.toString() <= at);
  const ours = last?.accumulated ?? { minor: 0n, currency };
  const difference = said.minor - ours.minor;
  if (difference <= centsApart && difference >= -centsApart) return [];
  const text = `register says ${moneyText(said)}, schedule says ${moneyText(ours)} ${currency} accumulated at ${at}`;
  return [`row ${row.row}, asset ${id}: ${text}`];
}
