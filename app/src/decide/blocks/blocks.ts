import { blockDefinitions, type BlockDefinition, type BlockKey } from '@capwise/domain/decide';
import { parseMonth } from '@capwise/domain/time';
import type { Handler } from '../../handler/index.ts';
import { CaseReader } from '../reader.ts';
import { lineCells } from './line-cells.ts';
import { readBlock } from './read-blocks.ts';

const setting = { currency: 'USD', framework: 'us-gaap', start: parseMonth('2027-01'), horizon: 60 } as const;

/** Keys of which only one is said, so that an example says the other. */
const unsaid = ['growth a year', 'peak handled by', 'probability', 'ready at month', 'distinct', 'decision'];

/** `decide.blocks`: every building block with its keys, and the lines that an example of it writes. */
export const listBlocks: Handler<'decide.blocks'> = async () => ({ blocks: blockDefinitions.map(described) });

function described(definition: BlockDefinition) {
  const { block, summary, keys } = definition;
  const example = [
    `- block: ${block}`,
    ...keys.filter(({ key }) => !unsaid.includes(key)).map(({ key, example: value }) => `  ${key}: ${value}`),
    '',
  ].join('\n');
  const [section] = new CaseReader(`blocks:\n${example}`).root.sections('blocks');
  if (!section) throw new Error(`the block ${block} has no example`);
  return {
    block,
    summary,
    keys: keys.map(keyAnswer),
    example,
    lines: readBlock(section, setting).lines.map(lineCells),
  };
}

function keyAnswer({ key, meaning, unit, example, otherwise, isRequired, isSure, words }: BlockKey) {
  return { key, meaning, unit, example, otherwise, isRequired, isSure, words: [...words] };
}
