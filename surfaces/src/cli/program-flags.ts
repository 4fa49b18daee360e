import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { Refusal } from '@capwise/domain';

/** Flags of a program that is no operation. Refuses INVALID_INPUT. */
export function programFlags<const Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: Options,
): ReturnType<typeof parseArgs<{ options: Options }>>['values'] {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: false }).values;
  } catch (error) {
    const known = Object.keys(options).map((name) => `--${name}`);
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new Refusal('INVALID_INPUT', `${reason}: the flags are ${known.join(', ')}`);
  }
}
