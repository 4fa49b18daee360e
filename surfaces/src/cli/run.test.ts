import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { operationNames } from '@capwise/contract';
import { memoryTerminal } from '../testing/memory-terminal.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { cloneFolder } from '../home.ts';
import { run } from './run.ts';
import { spelled } from './find-command.ts';
import { cleanUp } from '../testing/clean-up.ts';

afterEach(cleanUp);

const bin = path.join(cloneFolder, 'surfaces', 'bin', 'capwise.js');
const npv = ['calculate', 'npv', '--args', 'rate=0.1', '--args', 'flows=-10000,3000,4200,6800'];

async function capwise(
  argv: readonly string[],
  input = '',
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const terminal = memoryTerminal({ CAPWISE_HOME: await temporaryFolder() }, input);
  const code = await run(argv, terminal, new AbortController().signal);
  return { code, ...terminal.written() };
}

describe('the command line', () => {
  it('answers a question for reading, and as JSON exactly as it is on the wire', async () => {
    expect(await capwise(npv)).toEqual({ code: 0, out: 'value:  1,307.287754\nstatus: OK\n', err: '' });
    const { out } = await capwise([...npv, '--json']);
    expect(JSON.parse(out)).toEqual({ value: 1307.287753568743, status: 'OK' });
    expect(out.split('\n')).toHaveLength(2);
  });

  it('finds an operation by desk and verb, by its full name and by its short command', async () => {
    for (const words of [['finance', 'calculate'], ['finance.calculate'], ['calculate']]) {
      expect((await capwise([...words, ...npv.slice(1)])).code).toBe(0);
    }
  });

  it('takes the whole input from standard input, and flags on top of it', async () => {
    const input = JSON.stringify({ fn: 'irrAll', args: { rate: 0.1, flows: [-100, 110] } });
    const { out } = await capwise(['calculate', 'npv', '--input', '-', '--json'], input);
    expect(JSON.parse(out).value).toBeCloseTo(0, 9);
  });

  it('answers a wrong question with exit code 2, the reason and where to read more', async () => {
    const { code, out, err } = await capwise(['calculate', 'npx']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/error: --fn takes npv, .* and "npx" is none of them \(did you mean "npv"\?\)/);
    expect(err).toContain('code:  INVALID_INPUT (exit 2)\nhelp:  capwise calculate --help\n');
  });

  it('answers a failure with --json as one JSON document on standard output, with its own exit code', async () => {
    const { code, out, err } = await capwise(['calculate', 'irr', '--args', 'flows=1,2', '--json']);
    expect({ code, err }).toEqual({ code: 6, err: '' });
    expect(JSON.parse(out)).toEqual({
      error: { code: 'NO_SIGN_CHANGE', message: expect.any(String), data: expect.any(Object) },
    });
  });

  it('refuses a misspelled field of --input', async () => {
    const { code, err } = await capwise(['calculate', 'npv', '--input', '-'], '{"arg":{}}');
    expect(code).toBe(2);
    expect(err).toContain('has no field "arg" (did you mean "args"?)');
  });

  it('names the nearest command for one that does not exist', async () => {
    expect((await capwise(['boks', 'statement'])).err).toContain('did you mean "books"');
    expect((await capwise(['books', 'statment'])).err).toContain('did you mean "books statement"');
    expect((await capwise(['statement'])).err).toContain('did you mean "books statement"');
    expect((await capwise(['zebra'])).code).toBe(2);
  });

  it('reads a file to write from --output and refuses it where nothing is a file', async () => {
    const { code, err } = await capwise([...npv, '--output', 'x']);
    expect(code).toBe(2);
    expect(err).toContain('answers no file');
  });

  it('lists every operation in its help, and describes each with its flags, examples and failures', async () => {
    const { out } = await capwise(['--help']);
    for (const name of Object.keys(operationNames)) expect(out).toContain(spelled(name as keyof typeof operationNames));
    const page = (await capwise(['cloud', 'cost', '--help'])).out;
    expect(page).toContain('--months, --no-months');
    expect(page).toContain('--measure billed|effective|contracted|list');
    expect(page).toContain('(default effective)');
    expect(page).toContain('capwise cloud cost --measure billed --by SubAccountId --no-months');
    expect(page).toContain('UNKNOWN_COLUMN');
    expect(page).not.toContain('--output');
    expect((await capwise(['books', 'export', '--help'])).out).toContain('--output FILE');
    expect((await capwise(['help', 'cloud', 'cost'])).out).toBe(page);
    expect((await capwise(['help', 'cloud'])).out).toContain('cloud columns');
  });

  it('prints the version of the clone', async () => {
    const { version } = JSON.parse(await readFile(path.join(cloneFolder, 'surfaces', 'package.json'), 'utf8'));
    expect((await capwise(['--version'])).out).toBe(`${version}\n`);
  });
});

describe('the program', () => {
  it('shows its first help without schemas, store, lake or server', async () => {
    const tracer = path.join(await temporaryFolder(), 'trace.mjs');
    await writeFile(
      tracer,
      `import { registerHooks } from 'node:module';
       registerHooks({ load: (url, context, next) => { process.stderr.write(url + '\\n'); return next(url, context); } });`,
    );
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', tracer, bin, '--help'], {
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stdout).toContain('usage: capwise');
    expect(stderr).toContain('operation/names.ts');
    const heavy = stderr.split('\n').filter((url) => /\/zod\/|\/pg\/|duckdb|fastify|modelcontextprotocol/.test(url));
    expect(heavy).toEqual([]);
  });

  it('stays quiet when its reader has had enough', () => {
    const { stderr, status } = spawnSync('sh', ['-c', `"${process.execPath}" "${bin}" --help | true`], {
      encoding: 'utf8',
    });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  it('leaves with the exit code of the catalogue', () => {
    const { status, stdout } = spawnSync(process.execPath, [bin, 'calculate', 'npv', '--json'], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(JSON.parse(stdout).error.code).toBe('INVALID_INPUT');
  });
});
