import { join } from 'node:path';
import type { BillGroup } from '@capwise/app/ports';
import type { Row } from '../engine/engine.ts';
import { query } from '../engine/sql.ts';
import { cellText, countOf, fineOf } from '../engine/values.ts';
import type { Bills, PartList } from './bills.ts';
import { contractColumn } from '../load/focus-columns.ts';
import { givesBack, longCharge } from './derived.ts';
import { columnOr } from './names.ts';

/** Bill rows that post alike, summed, in a stable order. */
export async function askBillGroups(bills: Bills, list: PartList): Promise<readonly BillGroup[]> {
  const { folder, parts } = list;
  const rows = await bills.rowsOf(list, { fileName: true });
  if (!rows) return [];
  const { columns } = rows;
  const found = await bills.run(
    query('ask/books/bill-groups', {
      part: 'filename',
      invoice: columnOr('InvoiceId', columns),
      issuer: columnOr('InvoiceIssuerName', columns),
      service: columnOr('ServiceName', columns),
      category: '"ChargeCategory"',
      commitment: columnOr('CommitmentDiscountId', columns),
      contract: `case when ${columnOr('CommitmentDiscountId', columns)} is null then ${columnOr(contractColumn, columns)} end`,
      class: columnOr('ChargeClass', columns),
      givesBack: givesBack(),
      chargeEnd: columnOr('ChargePeriodEnd', columns, 'timestamp'),
      long: longCharge(columns),
      rows: rows.sql,
    }),
  );
  const partByFile = new Map(parts.map((part) => [join(folder, part.file), part.id]));
  return found.map((row) => groupOf(row, partByFile));
}

function groupOf(row: Row, partByFile: ReadonlyMap<string, string>): BillGroup {
  const part = partByFile.get(String(row['part']));
  if (part === undefined) throw new Error(`rows of ${String(row['part'])}, which was not asked for`);
  return {
    part,
    invoice: cellText(row['invoice']),
    issuer: cellText(row['issuer']),
    service: cellText(row['service']),
    category: String(row['category']),
    commitment: cellText(row['commitment']),
    contract: cellText(row['contract']),
    chargeClass: cellText(row['charge_class']),
    givesBack: row['gives_back'] === true,
    chargeMonth: String(row['charge_month']),
    long: row['is_long'] === true,
    chargeStart: cellText(row['charge_start']),
    chargeEnd: cellText(row['charge_end']),
    rows: countOf(row['row_count']),
    billed: fineOf(row['billed']),
    effective: fineOf(row['effective']),
  };
}
