import { rm } from 'node:fs/promises';
import type { CompanyLake, Lake } from '@capwise/app/ports';
import { askBillGroups } from './ask/bill-groups.ts';
import { askColumns } from './ask/columns.ts';
import { askCost } from './ask/cost.ts';
import { createBills, type Bills } from './ask/bills.ts';
import { askRows } from './ask/rows.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import { exportFocus } from './export/export.ts';
import { checkLoad, companyFolder } from './folder/layout.ts';
import { removeLoad, sweepFolder } from './folder/sweep.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { sortFiles } from './load/datasets.ts';
import { stage } from './load/stage.ts';
import { readTable } from './load/table.ts';

export type LakeOptions = {
  /** The folder that holds a folder per company. */
  readonly home: string;
  /** What DuckDB may hold in memory, `2GB`: 4 GB and at most half of the machine's unless given. */
  readonly memoryLimit?: string;
  readonly limits?: Partial<Limits>;
};

/** Opens the lake in a folder. Nothing is started before the first question. */
export function openLake(options: LakeOptions): Lake {
  const engine = createEngine({
    home: options.home,
    ...(options.memoryLimit !== undefined && { memoryLimit: options.memoryLimit }),
  });
  const bills = createBills(engine);
  const limits = { ...defaultLimits, ...options.limits };
  return {
    company: (name) => companyLake({ engine, bills, limits, folder: companyFolder(options.home, name) }),
    drop: (name) => rm(companyFolder(options.home, name), { recursive: true, force: true }),
    close: () => engine.close(),
  };
}

type CompanyOptions = {
  readonly engine: Engine;
  readonly bills: Bills;
  readonly limits: Limits;
  readonly folder: string;
};

function companyLake({ engine, bills, limits, folder }: CompanyOptions): CompanyLake {
  return {
    stage: (
      load,
      files,
      { source, leaveOut = new Set(), quarantine = false, headers: foreign = {}, purchases, live = [] },
      work,
    ) =>
      stage(
        { engine, bills, folder, load, source, leaveOut, quarantine, foreign, purchases, live, limits },
        files,
        work,
      ),
    sortFiles: (files, work) => sortFiles({ engine, limits }, files, work),
    readTable: (file, asked, signal) => readTable({ engine, limits }, file, { ...asked, signal }),
    discard: async (load) => void (await removeLoad(folder, checkLoad(load))),
    sweep: (known) => sweepFolder(folder, known),
    billGroups: (parts, apartFrom) => askBillGroups(bills, { folder, parts, apartFrom }),
    cost: (parts, question) => askCost(bills, { folder, parts }, question),
    exportFocus: (parts, question, signal) => exportFocus(bills, { folder, parts }, question, signal),
    columns: (parts) => askColumns(bills, { folder, parts }),
    rows: (parts, { apartFrom, ...filter }, measure, page) =>
      askRows(bills, { folder, parts, apartFrom }, { filter, measure, page }),
  };
}
