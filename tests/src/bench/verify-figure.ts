import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { JournalFormat } from '@capwise/domain/books';
import type { Answer } from '@capwise/contract/registry';
import { beancount, hledger } from '../referees/referee.ts';
import { findBeancount, findHledger, runTool } from '../referees/tools.ts';
import type { TestInstallation } from '../support/installation.ts';
import { lastWords, runProgram, type Ended } from '../support/program.ts';
import { race, timed, type Contestant, type Outcome } from './figures.ts';
import { writeLedger } from './ledger.ts';

const clone = path.resolve(import.meta.dirname, '..', '..', '..');
const command = path.join(clone, 'surfaces', 'bin', 'capwise.js');
const company = 'verified';
const shape = { accounts: 20, months: 24, services: 81 };
const runs = 5;
const title = 'Verifying the books';
/** Five times as fast. */
const goal = 0.2;

/** All entries verified by us against hledger's check of the same entries. Absent where hledger is. */
export async function verifyFigure(capwise: TestInstallation, folder: string): Promise<Outcome> {
  const tool = await findHledger();
  if (tool.kind === 'absent') return { kind: 'absent', title, reason: `hledger is absent: ${tool.reason}` };
  const books = await writtenBooks(capwise);
  const file = await exported(capwise, 'hledger', folder);
  const read = await hledger.count(tool, file);
  if (read !== books.entries) throw new Error(`hledger reads ${read} entries, and ${books.entries} were verified`);
  return race({
    title,
    about:
      `${number(books.entries)} entries of ${number(books.postings)} postings in ${number(books.batches)} batches. All see that ` +
      'every entry balances; ours also recomputes what was recorded, the links between batches and the kept sums.',
    runs,
    baseline: judge(tool.version, 'check', () => runTool(tool, 'hledger', ['-f', file, 'check'])),
    others: [
      { name: 'books.verify, the whole operation', goal, run: () => timed(() => verified(capwise)) },
      judge('capwise', 'books verify, from the start of the process', () => runVerify(capwise)),
      ...(await besideBeancount(capwise, folder)),
    ],
  });
}

async function writtenBooks(capwise: TestInstallation): Promise<Answer<'books.verify'>> {
  await capwise.ports.store.create(company, { demo: false });
  await writeLedger(await capwise.ports.store.company(company), shape);
  return verified(capwise);
}

async function verified({ invoke }: TestInstallation): Promise<Answer<'books.verify'>> {
  const books = await invoke('books.verify', {}, { company });
  if (!books.intact) throw new Error(`the books do not verify: ${books.broken?.reason}`);
  return books;
}

async function exported({ invoke }: TestInstallation, format: JournalFormat, folder: string): Promise<string> {
  const { file } = await invoke('books.export', { format }, { company });
  const target = path.join(folder, file.name);
  await writeFile(target, file.text);
  return target;
}

async function besideBeancount(capwise: TestInstallation, folder: string): Promise<readonly Contestant[]> {
  const tool = await findBeancount();
  if (tool.kind === 'absent') return [];
  const file = await exported(capwise, 'beancount', folder);
  return [judge(tool.version, beancount.checkName, () => beancount.check(tool, file))];
}

function runVerify({ home, databaseUrl }: TestInstallation): Promise<Ended> {
  const args = [command, 'books', 'verify', '--company', company];
  return runProgram({ file: process.execPath, args, env: { CAPWISE_HOME: home, DATABASE_URL: databaseUrl } });
}

/** A program that must find the books sound. */
function judge(who: string, what: string, run: () => Promise<Ended>): Contestant {
  return {
    name: `${who}, ${what}`,
    run: async () => {
      const ended = await run();
      if (ended.code !== 0) throw new Error(`${who}: ${lastWords(ended)}`);
      return ended.milliseconds;
    },
  };
}

function number(count: number): string {
  return count.toLocaleString('en');
}
