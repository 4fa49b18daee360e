import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Composition } from '@capwise/surfaces';
import { hasShared, sharedFile } from '../support/shared.ts';
import { finding, skipped, type Finding, type Verdict } from './finding.ts';
import { brokenRules, findFocusValidator } from './focus-validator.ts';
import type { FoundTool } from './tool.ts';

/** What it says of good files too: rules whose condition its model has lost, and what sums them up. */
const falseAlarms = [
  'CapacityReservationStatus-C-000-C',
  'CapacityReservationStatus-C-002-C',
  'CapacityReservationStatus-C-004-C',
  'CommitmentDiscountStatus-C-000-C',
  'CommitmentDiscountStatus-C-002-C',
  'CommitmentDiscountStatus-C-004-C',
  'CostAndUsage-D-000-M',
  'CostAndUsage-D-002-M',
  'InvoiceId-C-004-C',
];

/** What bills of the demo do that the model objects to: some have no invoice yet, and one unit is a plain count. */
const demoAlarms = [
  'InvoiceId-C-000-O',
  'InvoiceId-C-003-C',
  'InvoiceId-C-005-C',
  'PricingUnit-C-000-M',
  'PricingUnit-C-003-O',
];

const golden = ['datasets', 'focus-toolkit-golden', 'aws_1_2_cost_and_usage_rows100_seed42.csv'] as const;

/** The validator of the FinOps Foundation reads our export of FOCUS 1.2. */
export async function focusFindings(capwise: Composition, folder: string): Promise<readonly Finding[]> {
  const books = 'FOCUS export';
  const tool = await findFocusValidator();
  if (tool.kind === 'absent') return [skipped(books, tool.name, `absent: ${tool.reason}`)];
  const judge = (check: string, work: () => Promise<Verdict>): Promise<Finding> =>
    finding({ books, referee: tool.version, check }, work);
  const judging = { capwise, tool, folder };
  const found = [
    await judge('the demo breaks no rule but those explained', () =>
      breaksOnly(judging, { company: 'demo', months: '2026-09' }, [...falseAlarms, ...demoAlarms]),
    ),
    await judge('a planted currency is refused', () => refusesPlanted(judging)),
  ];
  if (!hasShared) return [...found, skipped(books, tool.name, 'no shared data')];
  await capwise.invoke('sources.import', { files: [sharedFile(...golden)] }, { company: 'golden' });
  return [
    ...found,
    await judge('a clean bill of AWS breaks no rule but known false alarms', () =>
      breaksOnly(judging, { company: 'golden' }, falseAlarms),
    ),
  ];
}

type Judging = { readonly capwise: Composition; readonly tool: FoundTool; readonly folder: string };
type Exported = { readonly company: string; readonly months?: string };

async function breaksOnly(judging: Judging, exported: Exported, known: readonly string[]): Promise<Verdict> {
  const broken = await brokenRules(judging.tool, await exportTo(judging, exported, 'parquet'));
  const unknown = broken.filter((rule) => !known.includes(rule));
  return {
    agreed: unknown.length === 0,
    says: unknown.length === 0 ? `${broken.length} known` : `also ${unknown.join(', ')}`,
  };
}

/** A referee that would accept anything proves nothing. */
async function refusesPlanted(judging: Judging): Promise<Verdict> {
  const file = await exportTo(judging, { company: 'demo', months: '2026-09' }, 'csv', (text) =>
    text.replaceAll(',USD,', ',dollars,'),
  );
  const broken = await brokenRules(judging.tool, file);
  const refused = broken.filter((rule) => rule.startsWith('BillingCurrency-'));
  return { agreed: refused.length > 0, says: refused.length > 0 ? refused.join(', ') : 'the planted currency passed' };
}

async function exportTo(
  { capwise, folder }: Judging,
  { company, months }: Exported,
  format: 'csv' | 'parquet',
  change: (text: string) => string = (text) => text,
): Promise<string> {
  const span = months === undefined ? {} : { from: months, to: months };
  const fileTarget = async (name: string): Promise<string> => path.join(folder, name);
  const { file } = await capwise.invoke('cloud.export', { format, ...span }, { company, fileTarget });
  const target = await fileTarget(file.name);
  if (format === 'csv') await writeFile(target, change(await readFile(target, 'utf8')));
  return target;
}
