import path from 'node:path';
import { assetMethods } from '@capwise/contract/assets';
import type { Question } from '@capwise/contract/registry';
import { conventions } from '@capwise/domain/assets';
import type { Composition } from '@capwise/surfaces';
import type { Workbook } from '@cj-tech-master/excelts';
import { yearAssets } from '../support/year.ts';
import { finding, skipped, type Finding, type Verdict } from './finding.ts';
import {
  cellsOf,
  namedCell,
  numberAt,
  readSchedule,
  sheetOf,
  throughLibreOffice,
  withStaleResults,
  type ScheduleCells,
} from './recalculate.ts';
import type { FoundTool, Tool } from './tool.ts';

type Event = Question<'assets.record'>['event'];
type Scheduled = readonly [Question<'assets.add'>, readonly Event[]];

const company = 'schedules';
const changedCompany = 'schedules-changed';
const plain = 'plain';

const impaired: readonly Event[] = [
  { kind: 'impairment', date: '2026-07-31', loss: '777.77' },
  { kind: 'life-change', date: '2027-02-10', counts: 'total', months: 50 },
];
const sold: Event = { kind: 'sale', date: '2028-03-15', proceeds: '2000', netDays: 0 };

type Terms = Partial<Question<'assets.add'>>;

const asset = (id: string, more: Terms): Question<'assets.add'> => ({
  id,
  name: id,
  class: 'software',
  cost: '12345.67',
  residual: '1000',
  began: '2026-01-01',
  inService: '2026-01-20',
  lifeMonths: 36,
  ...more,
});

const timeMethods = assetMethods.filter((method) => method !== 'units-of-production');

/** Every method under every convention, with events, half of them sold before their life ends. */
const everyMethod = (more: Terms): readonly Scheduled[] =>
  timeMethods.flatMap((method, at) =>
    conventions.map(
      (convention, index): Scheduled => [
        asset(`${method}-${convention}`, { method, convention, ...more }),
        (at + index) % 2 === 0 ? impaired : [...impaired, sold],
      ],
    ),
  );

const plainAsset: Scheduled = [
  asset(plain, { inService: '2026-01-01' }),
  [{ kind: 'impairment', date: '2026-07-10', loss: '500.05' }],
];

/** What is typed over the inputs of every method, and of the same assets if they had been added so. */
const otherTerms = { cost: '98765.43', residual: '321.99', inService: '2026-03-05', lifeMonths: 41 } as const;

/** LibreOffice calculates an exported workbook, and everything it says is compared with our own figures. */
export async function workbookFindings(capwise: Composition, tool: Tool, folder: string): Promise<readonly Finding[]> {
  const books = 'schedule workbook';
  if (tool.kind === 'absent') return [skipped(books, tool.name, `absent: ${tool.reason}`)];
  await record(capwise, company, [plainAsset, ...everyMethod({}), ...yearAssets]);
  await record(capwise, changedCompany, everyMethod(otherTerms));
  const judging = { capwise, tool, folder };
  const judge = (check: string, work: (judging: Judging) => Promise<Verdict>): Promise<Finding> =>
    finding({ books, referee: tool.version, check }, () => work(judging));
  return [
    await judge('charges and carrying amounts, calculated again', agreesWithBooks),
    await judge('other cost, residual value, day of service and life typed in', followsItsInputs),
    await judge('a life of 60 months in place of 36', followsTheLife),
    await judge('a planted cent is seen', seesPlanted),
  ];
}

type Judging = { readonly capwise: Composition; readonly tool: FoundTool; readonly folder: string };

async function record({ invoke, ports }: Composition, into: string, assets: readonly Scheduled[]): Promise<void> {
  await ports.store.create(into, { demo: false });
  for (const [added, events] of assets) {
    await invoke('assets.add', added, { company: into });
    for (const event of events) await invoke('assets.record', { id: added.id, event }, { company: into });
  }
}

type Recalculated = {
  readonly saved: Workbook;
  /** Sheets by asset. */
  readonly sheets: ReadonlyMap<string, string>;
};

/** Exports all assets or one, changes the workbook, and has LibreOffice calculate all of it. */
async function recalculated(
  { capwise, tool, folder }: Judging,
  { name, id, change }: { readonly name: string; readonly id?: string; readonly change: (book: Workbook) => void },
): Promise<Recalculated> {
  const { file, assets } = await capwise.invoke('assets.workbook', id === undefined ? {} : { id }, { company });
  const book = await withStaleResults(Buffer.from(file.base64, 'base64'), change);
  return { saved: await throughLibreOffice(tool, book, path.join(folder, name)), sheets: sheetsOf(assets) };
}

function sheetsOf(
  assets: readonly { readonly id: string; readonly sheet: string | null }[],
): ReadonlyMap<string, string> {
  return new Map(assets.flatMap(({ id, sheet }) => (sheet === null ? [] : [[id, sheet] as const])));
}

async function agreesWithBooks(judging: Judging): Promise<Verdict> {
  const { saved, sheets } = await recalculated(judging, { name: 'schedules', change: () => {} });
  const compared: Compared[] = [];
  for (const [id, sheet] of sheets) {
    compared.push(compare(sheet, readSchedule(saved, sheet), await ours(judging.capwise, { id, company })));
  }
  const open = numberAt(sheetOf(saved, 'Checks'), 2, 3);
  const verdict = verdictOf(compared);
  if (open !== 0) return { agreed: false, says: `the checks of the workbook sum to ${open}; ${verdict.says}` };
  return { ...verdict, says: `${sheets.size} schedules, ${verdict.says}` };
}

async function followsItsInputs(judging: Judging): Promise<Verdict> {
  const ids = everyMethod({}).map(([{ id }]) => id);
  const { saved, sheets } = await recalculated(judging, {
    name: 'changed',
    change: (book) => {
      for (const id of ids) typeTerms(book, id);
    },
  });
  const compared: Compared[] = [];
  for (const id of ids) {
    const sheet = sheets.get(id) ?? '';
    const wanted = await ours(judging.capwise, { id, company: changedCompany });
    compared.push(compare(sheet, readSchedule(saved, sheet), wanted));
  }
  return verdictOf(compared);
}

function typeTerms(book: Workbook, id: string): void {
  const suffix = id.replaceAll('-', '_');
  const { year, month, day } = Temporal.PlainDate.from(otherTerms.inService);
  namedCell(book, `cost_${suffix}`).value = Number(otherTerms.cost);
  namedCell(book, `residual_${suffix}`).value = Number(otherTerms.residual);
  namedCell(book, `in_service_${suffix}`).value = new Date(Date.UTC(year, month - 1, day));
  namedCell(book, `life_months_${suffix}`).value = otherTerms.lifeMonths;
}

/** A change of life that is tried from the day of service on is what another life typed into the workbook is. */
async function followsTheLife(judging: Judging): Promise<Verdict> {
  const { saved, sheets } = await recalculated(judging, {
    name: 'longer',
    id: plain,
    change: (book) => {
      namedCell(book, `life_months_${plain}`).value = 60;
    },
  });
  const sheet = sheets.get(plain) ?? '';
  const longer: Event = { kind: 'life-change', date: '2026-01-01', counts: 'total', months: 60 };
  const wanted = await ours(judging.capwise, { id: plain, company, whatIf: [longer] });
  return verdictOf([compare(sheet, readSchedule(saved, sheet), wanted)]);
}

/** A referee that would accept anything proves nothing. */
async function seesPlanted(judging: Judging): Promise<Verdict> {
  const { saved, sheets } = await recalculated(judging, { name: 'planted', id: plain, change: plantCent });
  const sheet = sheets.get(plain) ?? '';
  const wanted = await ours(judging.capwise, { id: plain, company });
  const { agreed, says } = verdictOf([compare(sheet, readSchedule(saved, sheet), wanted)]);
  return { agreed: !agreed, says };
}

function plantCent(book: Workbook): void {
  const cells = book.worksheets.flatMap((sheet) => cellsOf(sheet));
  const charge = cells.find(({ formula }) => formula?.startsWith('IF(COUNTIFS'));
  if (!charge?.formula) throw new Error('the workbook has no formula of a charge to plant a cent in');
  charge.value = { formula: `${charge.formula}+0.01` };
}

type Asked = { readonly id: string; readonly company: string; readonly whatIf?: readonly Event[] };

async function ours({ invoke }: Composition, { id, company: of, whatIf = [] }: Asked): Promise<ScheduleCells> {
  const { rows } = await invoke('assets.show', { id, whatIf: [...whatIf] }, { company: of });
  return rows.map(({ charge, accumulated, carrying }) => ({
    charge: Number(charge.value),
    accumulated: Number(accumulated.value),
    carrying: Number(carrying.value),
  }));
}

type Compared = { readonly figures: number; readonly different: readonly string[] };

const relativeTolerance = 1e-9;

function compare(sheet: string, theirs: ScheduleCells, ourRows: ScheduleCells): Compared {
  const different = ourRows.flatMap((row, index) =>
    (['charge', 'accumulated', 'carrying'] as const).flatMap((column) => {
      const their = theirs[index]?.[column];
      const isNear = their !== undefined && Math.abs(their - row[column]) <= relativeTolerance * Math.abs(row[column]);
      return isNear ? [] : [`${sheet}, month ${index + 1}, ${column}: ours ${row[column]}, theirs ${their ?? 'none'}`];
    }),
  );
  return { figures: ourRows.length * 3, different };
}

function verdictOf(compared: readonly Compared[]): Verdict {
  const figures = compared.reduce((sum, each) => sum + each.figures, 0);
  const different = compared.flatMap((each) => each.different);
  if (figures === 0) return { agreed: false, says: 'there is nothing to compare' };
  if (different.length === 0) return { agreed: true, says: `${figures} figures equal to ${relativeTolerance}` };
  return { agreed: false, says: `${different.length} of ${figures} differ; ${different[0]}` };
}
