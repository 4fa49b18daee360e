import type { Composition } from '../compose.ts';
import { failureBody, failureOf, type Failure } from '../failure.ts';
import { homeFolder } from '../home.ts';
import { version } from '../version.ts';
import { findCommand, type Program } from './find-command.ts';
import { deskHelp, topHelp } from './help.ts';
import type { Terminal } from './terminal.ts';

/** Runs the command line and answers its exit code. Closes what it opened. */
export async function run(argv: readonly string[], terminal: Terminal, signal: AbortSignal): Promise<number> {
  let opened: Composition | undefined;
  const open = async (): Promise<Composition> => {
    const { compose } = await import('../compose.ts');
    opened ??= await compose({ home: homeFolder(terminal.env), databaseUrl: terminal.env['DATABASE_URL'] });
    return opened;
  };
  try {
    return await dispatch(argv, { terminal, open, signal });
  } catch (error) {
    const failure = failureOf(error);
    tell(failure, argv, terminal);
    if (failure.code === 'UNEXPECTED' && terminal.env['CAPWISE_DEBUG'] && error instanceof Error) {
      terminal.err(`${error.stack ?? ''}\n`);
    }
    return failure.exit;
  } finally {
    await opened?.close();
  }
}

type Session = {
  readonly terminal: Terminal;
  readonly open: () => Promise<Composition>;
  readonly signal: AbortSignal;
};

async function dispatch(argv: readonly string[], world: Session): Promise<number> {
  const { terminal } = world;
  const [first] = argv;
  if (first === undefined || ['--help', '-h'].includes(first)) return say(terminal, topHelp());
  if (['--version', '-v'].includes(first)) return say(terminal, `${await version()}\n`);
  const found = findCommand(argv);
  if (found.kind === 'program') return runProgram(found.program, found.rest, world);
  if (found.kind === 'desk') return say(terminal, deskHelp(found.desk));
  const { runOperation } = await import('./run-operation.ts');
  await runOperation(found.name, found.rest, world);
  return 0;
}

async function runProgram(program: Program, words: readonly string[], world: Session): Promise<number> {
  if (program === 'help') {
    const about = words.filter((word) => !word.startsWith('-'));
    return dispatch(about.length > 0 ? [...about, '--help'] : [], world);
  }
  if (program === 'serve') return (await import('./serve.ts')).serve(words, world);
  return (await import('./mcp.ts')).mcp(words, world);
}

function say(terminal: Terminal, text: string): number {
  terminal.out(text);
  return 0;
}

/** With `--json` a failure is the one document on standard output; without it, words on standard error. */
function tell(failure: Failure, argv: readonly string[], terminal: Terminal): void {
  const flags = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length);
  if (flags.includes('--json')) {
    terminal.out(`${JSON.stringify(failureBody(failure))}\n`);
    return;
  }
  const lines = [
    `error: ${failure.message}`,
    `code:  ${failure.code} (exit ${failure.exit})`,
    ...remedyOf(failure, argv),
  ];
  terminal.err(`${lines.join('\n')}\n`);
}

function remedyOf({ code }: Failure, argv: readonly string[]): readonly string[] {
  if (code === 'UNEXPECTED')
    return ['help:  run it again with CAPWISE_DEBUG=1 to see where it happened, and report that'];
  if (code !== 'INVALID_INPUT') return [];
  const { rest } = findCommand(argv);
  return [`help:  capwise ${argv.slice(0, argv.length - rest.length).join(' ')} --help`];
}
