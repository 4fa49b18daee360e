import path from 'node:path';
import type { Composition } from '@capwise/surfaces';
import type { Workbook } from '@cj-tech-master/excelts';
import { differingFigures, failedChecks, optionFigures } from '../support/case-workbook.ts';
import { buyOrBuild, everyTreatment, soldAndLeased, taxed } from '../support/workbook-cases.ts';
import { finding, skipped, type Finding, type Verdict } from './finding.ts';
import { cellsOf, namedCell, throughLibreOffice, withStaleResults } from './recalculate.ts';
import type { FoundTool, Tool } from './tool.ts';

const relativeTolerance = 1e-9;

/** Cases whose workbooks are calculated again, each under a name of its own. */
const cases = {
  'buy or build, with ranges': buyOrBuild,
  'every treatment, US GAAP': everyTreatment,
  'every treatment, IFRS': everyTreatment.replace('\noptions:', '\nframework: ifrs\noptions:'),
  'every treatment, sold and leased by assumptions': soldAndLeased,
  'after tax, losses used': taxed(everyTreatment, '{rate: 25%, software: 5 years, equipment: MACRS-5}'),
  'after tax, losses carried': taxed(everyTreatment, '{rate: 25%, losses: carried forward}'),
} as const;

/** What is typed into a workbook, and the same written into its document. */
type Change = {
  readonly what: string;
  readonly document: string;
  readonly typed: Readonly<Record<string, number>>;
  readonly written: readonly (readonly [string, string])[];
};

const changes: readonly Change[] = [
  {
    what: 'build cost, life, month of readiness, fee and discount rate',
    document: buyOrBuild,
    typed: { build_cost: 13_700_000, life: 48, launch: 11, fee: 4_321_000, hurdle: 0.073, upkeep: 0.21 },
    written: [
      ['build cost: 10M (8M to 16M)', 'build cost: 13.7M (8M to 16M)'],
      ['life: 5 years', 'life: 4 years'],
      ['launch: 9 months (6 months to 15 months)', 'launch: 11 months (6 months to 15 months)'],
      ['value: 5M', 'value: 4321k'],
      ['value: 10%', 'value: 7.3%'],
      ['upkeep: 10% (8% to 30%)', 'upkeep: 21% (8% to 30%)'],
    ],
  },
  {
    what: 'amounts, net days, dates, terms and the month of a cancellation',
    document: everyTreatment,
    typed: {
      keep_6_net_days: 75,
      keep_6_term_months: 15,
      keep_6_amount: 240_000,
      keep_8_ready_at_month: 9,
      keep_8_term_months: 28,
      keep_9_starts_at_month: 2,
      keep_2_starts_at_month: 9,
      keep_1_paid_after_months: 2,
      change_14_ready_at_month: 6,
      change_14_life_months: 25,
      change_15_ends_at_month: 31,
      change_16_amount: 1_300_000,
      change_16_ready_at_month: 20,
      change_18_amount: 123_456,
      over_cancelled: 21,
      discount_rate: 0.11,
    },
    written: [
      ['amount: 120001, every: year, term: 12 months', 'amount: 240k, every: year, term: 15 months'],
      ['starts at month: 2, net: 30 days, for', 'starts at month: 2, net: 75 days, for'],
      ['amount: 600k, ready at month: 6, term: 36', 'amount: 600k, ready at month: 9, term: 28'],
      ['amount: 20k, every: month, for: 10 months', 'amount: 20k, every: month, starts at month: 2, for: 8 months'],
      ['amount: 400k, starts at month: 20', 'amount: 400k, starts at month: 9'],
      ['starts at month: 2, paid after: 1 month', 'starts at month: 2, paid after: 2 months'],
      ['amount: 2.5M, life: 40 months, ready at month: 4', 'amount: 2.5M, life: 25 months, ready at month: 6'],
      ['starts at month: 3, for: 20 months', 'starts at month: 3, for: 28 months'],
      [
        'amount: 1.1M, every: year, for: 26 months, life: 3 years, ready at month: 14',
        'amount: 1.3M, every: year, for: 26 months, life: 3 years, ready at month: 20',
      ],
      ['rate: 6%, amount: 100k', 'rate: 6%, amount: 123456'],
      ['of: keep, cancelled at month: 15', 'of: keep, cancelled at month: 21'],
      ['discount rate: 8%', 'discount rate: 11%'],
    ],
  },
];

type Judging = { readonly capwise: Composition; readonly tool: FoundTool; readonly folder: string };

/** LibreOffice calculates the workbooks of cases, and every figure of their options is compared with the estimate kernel. */
export async function caseWorkbookFindings(
  capwise: Composition,
  tool: Tool,
  folder: string,
): Promise<readonly Finding[]> {
  const books = 'case workbook';
  if (tool.kind === 'absent') return [skipped(books, tool.name, `absent: ${tool.reason}`)];
  const judging = { capwise, tool, folder };
  const judge = (check: string, work: () => Promise<Verdict>): Promise<Finding> =>
    finding({ books, referee: tool.version, check }, work);
  const findings: Finding[] = [];
  for (const [name, document] of Object.entries(cases))
    findings.push(
      await judge(`${name}, calculated again`, () => agrees(judging, { document, says: document, change: () => {} })),
    );
  for (const { what, document, typed, written } of changes)
    findings.push(
      await judge(`typed in: ${what}`, () =>
        agrees(judging, { document, says: rewritten(document, written), change: (book) => type(book, typed) }),
      ),
    );
  findings.push(await judge('a planted cent is seen', () => seesPlanted(judging)));
  return findings;
}

type Asked = {
  readonly document: string;
  /** The document that the changed workbook is to agree with. */
  readonly says: string;
  readonly change: (book: Workbook) => void;
};

async function agrees(judging: Judging, asked: Asked): Promise<Verdict> {
  const saved = await recalculated(judging, asked);
  const figures = optionFigures(saved, asked.says);
  const [different, ...others] = differingFigures(figures, relativeTolerance);
  if (different) {
    const { where, ours, theirs } = different;
    return {
      agreed: false,
      says: `${others.length + 1} of ${figures.length} differ; ${where}: ours ${ours}, theirs ${theirs}`,
    };
  }
  const failed = asked.document === asked.says ? failedChecks(saved) : [];
  if (failed.length > 0)
    return { agreed: false, says: `${failed.length} checks of the workbook do not hold; ${failed[0]}` };
  return { agreed: figures.length > 0, says: `${figures.length} figures equal to ${relativeTolerance}` };
}

async function recalculated({ capwise, tool, folder }: Judging, { document, change }: Asked): Promise<Workbook> {
  const { file } = await capwise.invoke('decide.workbook', { document });
  const book = await withStaleResults(Buffer.from(file.base64, 'base64'), change);
  return throughLibreOffice(tool, book, path.join(folder, 'case'));
}

function rewritten(document: string, written: Change['written']): string {
  return written.reduce((text, [before, after]) => {
    if (!text.includes(before)) throw new Error(`the case has no "${before}" to change`);
    return text.replace(before, after);
  }, document);
}

function type(book: Workbook, typed: Change['typed']): void {
  for (const [name, value] of Object.entries(typed)) namedCell(book, name).value = value;
}

/** A referee that would accept anything proves nothing. */
async function seesPlanted(judging: Judging): Promise<Verdict> {
  const planted = (book: Workbook): void => {
    const workings = book.worksheets.filter(({ name }) => name === 'Workings').flatMap((sheet) => cellsOf(sheet));
    const cell = workings.find(({ formula }) => formula?.includes('AND('));
    if (!cell?.formula) throw new Error('the workbook has no charge to plant a cent in');
    cell.value = { formula: `${cell.formula}+0.01` };
  };
  const { agreed, says } = await agrees(judging, { document: everyTreatment, says: everyTreatment, change: planted });
  return { agreed: !agreed, says };
}
