import { Refusal } from '@capwise/domain';
import { didYouMean } from '../nearest.ts';
import { readValue } from './read-value.ts';
import type { Field } from './shape.ts';

/** Flags that every operation has. `commands` are those that only commands take. */
export const commonFlags = {
  company: { takes: 'NAME', commands: false, says: 'Company to ask; the one in use unless given' },
  input: { takes: 'FILE', commands: false, says: 'Whole input as a JSON file, - for standard input; flags go on top' },
  json: { takes: null, commands: false, says: 'Print the answer as one JSON document, exactly as it is on the wire' },
  output: {
    takes: 'FILE',
    commands: false,
    says: 'Write a file that is answered here, or into this folder, instead of to standard output',
  },
  'dry-run': { takes: null, commands: true, says: 'Do everything and keep nothing' },
  'idempotency-key': { takes: 'KEY', commands: true, says: 'The same key again answers what the first run answered' },
  help: { takes: null, commands: false, says: 'Show this page' },
} as const satisfies Record<string, { takes: string | null; commands: boolean; says: string }>;

export type CommonFlag = keyof typeof commonFlags;
export type Common = Readonly<Partial<Record<CommonFlag, string>>>;

/** What was typed, sorted out: the fields of the input, and the flags around it. */
export type Arguments = { readonly input: Readonly<Record<string, unknown>>; readonly common: Common };

export type Grammar = {
  readonly fields: readonly Field[];
  /** Field that takes the bare words. */
  readonly words?: string | undefined;
  readonly kind: 'query' | 'command';
};

type State = { input: Record<string, unknown>; common: Partial<Record<CommonFlag, string>>; words: string[] };

/** Reads the words after a command. Refuses INVALID_INPUT for a flag that does not exist or a value that does not fit. */
export function readArguments(argv: readonly string[], grammar: Grammar): Arguments {
  const state: State = { input: {}, common: {}, words: [] };
  let index = 0;
  while (index < argv.length) {
    const word = argv[index] ?? '';
    if (word === '--') {
      state.words.push(...argv.slice(index + 1));
      break;
    }
    const isFlag = /^--?[a-zA-Z]/.test(word);
    if (isFlag) index += takeFlag(state, grammar, argv.slice(index));
    else {
      state.words.push(word);
      index += 1;
    }
  }
  return { input: withWords(state, grammar), common: state.common };
}

/** Takes the flag that stands first; answers how many words it took. */
function takeFlag(state: State, grammar: Grammar, [word = '', next]: readonly string[]): number {
  const [, name = '', given] = /^--?([^=]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
  if (name === 'h') return takeFlag(state, grammar, ['--help']);
  if (Object.hasOwn(commonFlags, name)) return takeCommon(state, grammar, { name: name as CommonFlag, given, next });
  const field = grammar.fields.find((candidate) => candidate.flag === name || candidate.name === name);
  if (!field) return takeNegation(state, grammar, name);
  if (field.shape.kind === 'boolean' && given === undefined) {
    state.input[field.name] = true;
    return 1;
  }
  state.input[field.name] = readValue(field, valueOf(`--${name}`, given, next), state.input[field.name]);
  return given === undefined ? 2 : 1;
}

function takeCommon(
  state: State,
  grammar: Grammar,
  { name, given, next }: { name: CommonFlag; given: string | undefined; next: string | undefined },
): number {
  const flag = commonFlags[name];
  if (flag.commands && grammar.kind === 'query') {
    throw new Refusal('INVALID_INPUT', `--${name} is for commands, and this is a question: it changes nothing anyway`, {
      flag: `--${name}`,
    });
  }
  if (flag.takes === null) {
    state.common[name] = given ?? 'true';
    return 1;
  }
  state.common[name] = valueOf(`--${name}`, given, next);
  return given === undefined ? 2 : 1;
}

function takeNegation(state: State, grammar: Grammar, name: string): number {
  const positive = grammar.fields.find(({ flag, shape }) => shape.kind === 'boolean' && name === `no-${flag}`);
  if (positive) {
    state.input[positive.name] = false;
    return 1;
  }
  const flags = [
    ...grammar.fields.flatMap(({ flag, shape }) => (shape.kind === 'boolean' ? [flag, `no-${flag}`] : [flag])),
    ...Object.entries(commonFlags).flatMap(([flag, { commands }]) =>
      commands && grammar.kind === 'query' ? [] : [flag],
    ),
  ];
  throw new Refusal(
    'INVALID_INPUT',
    `there is no flag --${name}${didYouMean(name, flags, '--')}: the flags are ${flags.map((flag) => `--${flag}`).join(', ')}`,
    { flag: `--${name}` },
  );
}

function valueOf(flag: string, given: string | undefined, next: string | undefined): string {
  const value = given ?? next;
  if (value !== undefined && (given !== undefined || !value.startsWith('--'))) return value;
  throw new Refusal('INVALID_INPUT', `${flag} takes a value and none follows it`, { flag });
}

function withWords({ input, words }: State, { fields, words: name }: Grammar): Record<string, unknown> {
  const [first] = words;
  if (first === undefined) return input;
  const field = fields.find((candidate) => candidate.name === name);
  if (!field) {
    throw new Refusal('INVALID_INPUT', `"${first}" stands without a flag, and this command takes no words`, {
      value: first,
    });
  }
  if (field.shape.kind !== 'list' && words.length > 1) {
    throw new Refusal(
      'INVALID_INPUT',
      `one ${field.name} is expected and ${words.length} words were given: ${words.join(' ')}`,
      {
        value: words.join(' '),
      },
    );
  }
  const value = words.reduce<unknown>((before, word) => readValue(field, word, before), input[field.name]);
  return { ...input, [field.name]: value };
}
