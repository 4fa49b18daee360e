import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Composition } from '@capwise/surfaces';
import { lastWords, runProgram } from '../support/program.ts';
import { financeTable, type FinanceCase } from './finance-table.ts';
import { finding, skipped, type Finding, type Verdict } from './finding.ts';
import { findPythonPackage } from './python-environment.ts';
import type { FoundTool } from './tool.ts';

const relativeTolerance = 1e-9;

/** Reads cases, calculates each by numpy-financial, and writes the values: null where it says nan. */
const script = `import json, math, sys
import numpy_financial as npf
cases = json.load(open(sys.argv[1]))
def value(case):
    got = float(getattr(npf, case["call"])(*case["args"], **case.get("options", {})))
    return None if math.isnan(got) else got
json.dump([value(case) for case in cases], open(sys.argv[2], "w"))
`;

/** numpy-financial calculates the same random flows, loans and rates as our finance functions. */
export async function financeFindings(capwise: Composition, folder: string): Promise<readonly Finding[]> {
  const books = 'finance functions';
  const requirements = ['numpy==2.4.6'];
  const tool = await findPythonPackage({ name: 'numpy-financial', version: '1.0.0', requirements });
  if (tool.kind === 'absent') return [skipped(books, tool.name, `absent: ${tool.reason}`)];
  const judge = (check: string, work: () => Promise<Verdict>): Promise<Finding> =>
    finding({ books, referee: tool.version, check }, work);
  const judging = { tool, folder };
  const table = await financeTable(capwise);
  const findings: Finding[] = [];
  for (const [name, cases] of table) {
    findings.push(await judge(name, async () => verdictOf(cases, await theirs(judging, cases))));
  }
  return [
    ...findings,
    await judge('conventions that differ, as named', () => differsAsNamed(judging)),
    await judge('a planted difference is seen', () => seesPlanted(judging, table.get('npv') ?? [])),
  ];
}

type Judging = { readonly tool: FoundTool; readonly folder: string };
type Asked = Pick<FinanceCase, 'call' | 'args' | 'options'>;

async function theirs({ tool, folder }: Judging, cases: readonly Asked[]): Promise<readonly (number | null)[]> {
  const [program, asked, answered] = ['calculate.py', 'cases.json', 'values.json'].map((name) =>
    path.join(folder, `numpy-financial-${name}`),
  ) as [string, string, string];
  await writeFile(program, script);
  await writeFile(asked, JSON.stringify(cases.map(({ call, args, options }) => ({ call, args, options }))));
  const ended = await runProgram({
    file: path.join(tool.folder, 'python'),
    args: ['-W', 'ignore', program, asked, answered],
  });
  if (ended.code !== 0) throw new Error(`numpy-financial: ${lastWords(ended)}`);
  return JSON.parse(await readFile(answered, 'utf8')) as readonly (number | null)[];
}

function isNear(their: number | null, ours: number): boolean {
  return their !== null && Math.abs(their - ours) <= relativeTolerance * Math.abs(ours);
}

function verdictOf(cases: readonly FinanceCase[], values: readonly (number | null)[]): Verdict {
  const different = cases.flatMap(({ call, args, ours }, index) => {
    const their = values[index] ?? null;
    return isNear(their, ours)
      ? []
      : [`${call}(${JSON.stringify(args).slice(1, -1)}): ours ${ours}, theirs ${their ?? 'nan'}`];
  });
  if (cases.length === 0) return { agreed: false, says: 'there is nothing to compare' };
  if (different.length === 0) return { agreed: true, says: `${cases.length} values equal to ${relativeTolerance}` };
  return { agreed: false, says: `${different.length} of ${cases.length} differ; ${different[0]}` };
}

type Difference = Asked & {
  /** What we say, which tests of the domain hold. */
  readonly ours: string;
  /** What numpy-financial says: null is nan. */
  readonly their: number | null;
};

/** Where the two differ on purpose: nan, or a rate below −100%, against a refusal with its reason or a root. */
const differences: readonly Difference[] = [
  { call: 'irr', args: [[-100, -110]], their: null, ours: 'NO_SIGN_CHANGE' },
  { call: 'mirr', args: [[100, 110], 0.1, 0.1], their: null, ours: 'NO_SIGN_CHANGE' },
  { call: 'irr', args: [[-100, 220, -121]], their: null, ours: '10%, a double root' },
  { call: 'irr', args: [[100, -200, 150]], their: null, ours: 'NO_REAL_ROOT' },
  { call: 'rate', args: [3, -1, -1, 0], their: -2, ours: 'NO_SIGN_CHANGE' },
];

async function differsAsNamed(judging: Judging): Promise<Verdict> {
  const values = await theirs(judging, differences);
  const wrong = differences.flatMap(({ call, args, their, ours }, index) =>
    (their === null ? values[index] === null : isNear(values[index] ?? null, their))
      ? []
      : [`${call}(${JSON.stringify(args)}): theirs ${values[index]}; ours ${ours}`],
  );
  const named = differences.map(({ call, their, ours }) => `${call}: ${their ?? 'nan'} against ${ours}`);
  return { agreed: wrong.length === 0, says: [...new Set(wrong.length === 0 ? named : wrong)].join('; ') };
}

/** A referee that would accept anything proves nothing. */
async function seesPlanted(judging: Judging, table: readonly FinanceCase[]): Promise<Verdict> {
  const cases = table.slice(0, 1).map((each) => ({ ...each, ours: each.ours * (1 + 1e-8) }));
  const { agreed, says } = verdictOf(cases, await theirs(judging, cases));
  return { agreed: !agreed, says };
}
