import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { compose } from '@capwise/surfaces';
import { ownHome } from '../support/own-home.ts';
import { lastWords } from '../support/program.ts';
import { hasShared } from '../support/shared.ts';
import { booksToCheck, type Books } from './books.ts';
import { caseWorkbookFindings } from './case-workbook.ts';
import { finding, skipped, type Finding, type Verdict } from './finding.ts';
import { focusFindings } from './focus-export.ts';
import { financeFindings } from './numpy-financial.ts';
import { beancount, hledger, type Changes, type Referee } from './referee.ts';
import { serverFindings } from './schemathesis.ts';
import type { FoundTool, Tool } from './tool.ts';
import { findBeancount, findHledger, findLibreOffice } from './tools.ts';
import { workbookFindings } from './workbook.ts';

const referees: readonly { readonly referee: Referee; readonly find: () => Promise<Tool> }[] = [
  { referee: hledger, find: findHledger },
  { referee: beancount, find: findBeancount },
];

process.exitCode = await main();

/** Checks our exports by outside tools; what is absent is said and skipped, a disagreement fails. */
async function main(): Promise<number> {
  const home = await ownHome('referees');
  const capwise = await compose({ home });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'capwise-journals-'));
  try {
    const all = await booksToCheck(capwise);
    const findings: Finding[] = [];
    for (const { referee, find } of referees) {
      const tool = await find();
      for (const books of all) findings.push(...(await findingsOf(books, { referee, tool, folder })));
      if (!hasShared) findings.push(skipped('official sample', tool.name, 'no shared data'));
    }
    const libreOffice = await findLibreOffice();
    findings.push(...(await workbookFindings(capwise, libreOffice, folder)));
    findings.push(...(await caseWorkbookFindings(capwise, libreOffice, folder)));
    findings.push(...(await focusFindings(capwise, folder)));
    findings.push(...(await financeFindings(capwise, folder)));
    findings.push(...(await serverFindings(folder)));
    return report(findings);
  } finally {
    await capwise.close();
    await rm(folder, { recursive: true, force: true });
    await rm(home, { recursive: true, force: true });
  }
}

type Judging = { readonly referee: Referee; readonly tool: Tool; readonly folder: string };

async function findingsOf(books: Books, { referee, tool, folder }: Judging): Promise<readonly Finding[]> {
  if (tool.kind === 'absent') return [skipped(books.name, tool.name, `absent: ${tool.reason}`)];
  const text = books.journals[referee.format];
  const file = path.join(folder, `${books.name.replace(' ', '-')}.${referee.format}`);
  await writeFile(file, text);
  const judge = (check: string, work: () => Promise<Verdict>): Promise<Finding> =>
    finding({ books: books.name, referee: tool.version, check }, work);
  return [
    await judge(referee.checkName, () => accepts(referee, tool, file)),
    await judge('entries read', () => readsAll(books, referee, { tool, file })),
    await judge('changes by account and month', async () => compare(books.changes, await referee.changes(tool, file))),
    await judge('a planted cent is refused', () => refusesPlanted(text, referee, { tool, file })),
  ];
}

type Reading = { readonly tool: FoundTool; readonly file: string };

async function accepts(referee: Referee, tool: FoundTool, file: string): Promise<Verdict> {
  const ended = await referee.check(tool, file);
  const agreed = ended.code === 0;
  return { agreed, says: agreed ? `${(ended.milliseconds / 1000).toFixed(1)} s` : lastWords(ended) };
}

async function readsAll(books: Books, referee: Referee, { tool, file }: Reading): Promise<Verdict> {
  const read = await referee.count(tool, file);
  return { agreed: read === books.entries, says: `${read} read, ${books.entries} exported` };
}

/** A referee that would accept anything proves nothing. */
async function refusesPlanted(text: string, referee: Referee, { tool, file }: Reading): Promise<Verdict> {
  const planted = text.replace(
    /^( {2}\S.* {2}-?\d+\.\d)(\d)( [A-Z]{3})$/m,
    (_, head: string, digit: string, tail: string) => `${head}${(Number(digit) + 1) % 10}${tail}`,
  );
  if (planted === text) return { agreed: false, says: 'no amount to plant a cent in' };
  const other = `${file}.planted`;
  await writeFile(other, planted);
  const { code } = await referee.check(tool, other);
  return { agreed: code !== 0 && code !== null, says: code === 0 ? 'accepted' : `exit code ${code}` };
}

function compare(ours: Changes, theirs: Changes): Verdict {
  const keys = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  const different = keys.filter((key) => ours.get(key) !== theirs.get(key));
  if (keys.length === 0) return { agreed: false, says: 'there is nothing to compare' };
  if (different.length === 0) return { agreed: true, says: `${keys.length} equal to the cent` };
  const [first = ''] = different;
  const says = `${different.length} of ${keys.length} differ; ${first}: ours ${ours.get(first) ?? 'none'}, theirs ${theirs.get(first) ?? 'none'}`;
  return { agreed: false, says };
}

function report(findings: readonly Finding[]): number {
  const rows = findings.map(
    ({ books, referee, check, result, says }) => [books, referee, check, result, says] as const,
  );
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  for (const row of rows)
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  const count = (result: Finding['result']): number => findings.filter((each) => each.result === result).length;
  console.log(`\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
  return count('failed') > 0 ? 1 : 0;
}
