import type { JournalFormat } from '@capwise/domain/books';
import type { Ended } from '../support/program.ts';
import type { FoundTool } from './tool.ts';
import { runTool } from './tools.ts';

/** Changes of an account in a month: `2026-10 5020` → `-12.50`, without those that are zero. */
export type Changes = ReadonlyMap<string, string>;

/** An outside reader of a plain-text journal. */
export type Referee = {
  readonly format: JournalFormat;
  /** What the check is called by the tool itself. */
  readonly checkName: string;
  readonly check: (tool: FoundTool, file: string) => Promise<Ended>;
  /** How many entries it reads. Throws on an answer that cannot be read. */
  readonly count: (tool: FoundTool, file: string) => Promise<number>;
  /** Throws on an answer that cannot be read. */
  readonly changes: (tool: FoundTool, file: string) => Promise<Changes>;
};

const strictChecks = ['accounts', 'commodities', 'balancednoautoconversion', 'ordereddates', 'parseable'];

export const hledger: Referee = {
  format: 'hledger',
  checkName: `check --strict ${strictChecks.join(' ')}`,
  check: (tool, file) => runTool(tool, 'hledger', ['-f', file, 'check', '--strict', ...strictChecks]),
  count: async (tool, file) => {
    const text = await answerOf(tool, 'hledger', ['-f', file, 'stats']);
    return countIn(/^Transactions\s*:\s*(\d+)/m, text);
  },
  changes: async (tool, file) => {
    const args = ['-f', file, 'balance', '--monthly', '--flat', '--no-total', '-O', 'csv'];
    const [head = [], ...rows] = csvRows(await answerOf(tool, 'hledger', args));
    const months = head.slice(1).map((heading) => heading.slice(0, 7));
    return changesOf(
      rows.flatMap(([account = '', ...cells]) =>
        cells.map((cell, at) => [months[at] ?? '', codeIn(/^[a-z]+:(\d+) /, account), cell] as const),
      ),
    );
  },
};

export const beancount: Referee = {
  format: 'beancount',
  checkName: 'bean-check -C',
  check: (tool, file) => runTool(tool, 'bean-check', ['-C', file]),
  count: async (tool, file) => {
    const [, ...ids] = csvRows(await answerOf(tool, 'bean-query', ['-f', 'csv', file, 'select distinct id']));
    return ids.length;
  },
  changes: async (tool, file) => {
    const query = 'select account, year, month, sum(position) group by account, year, month';
    const [, ...rows] = csvRows(await answerOf(tool, 'bean-query', ['-f', 'csv', file, query]));
    return changesOf(
      rows.map(
        ([account = '', year = '', month = '', cell = '']) =>
          [`${year}-${month.padStart(2, '0')}`, codeIn(/^[A-Z][a-z]+:A(\d+)-/, account), cell] as const,
      ),
    );
  },
};

async function answerOf(tool: FoundTool, program: string, args: readonly string[]): Promise<string> {
  const { code, out, err } = await runTool(tool, program, args);
  if (code !== 0) throw new Error(`${program} ended with ${code ?? 'no'} code: ${err.trim()}`);
  return out;
}

function countIn(pattern: RegExp, text: string): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`no count in "${text.slice(0, 200)}"`);
  return Number(found);
}

function codeIn(pattern: RegExp, account: string): string {
  const code = pattern.exec(account)?.[1];
  if (code === undefined) throw new Error(`"${account}" is no account of ours`);
  return code;
}

function csvRows(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => (quoted ?? plain ?? '').trim()),
    );
}

function changesOf(cells: readonly (readonly [month: string, code: string, cell: string])[]): Changes {
  const changes = new Map<string, string>();
  for (const [month, code, cell] of cells) {
    if (cell === '' || cell === '0') continue;
    const [, amount, currency] = /^(-?[\d.]+) ([A-Z]{3})$/.exec(cell) ?? [];
    if (amount === undefined) throw new Error(`"${cell}" is no amount in one currency`);
    if (Number(amount) !== 0) changes.set(`${month} ${code}`, `${amount} ${currency}`);
  }
  return changes;
}
