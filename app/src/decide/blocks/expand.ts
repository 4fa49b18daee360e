import { Refusal } from '@capwise/domain';
import { isMap, isScalar, isSeq, YAMLSeq, type Document, type Node, type YAMLMap } from 'yaml';
import type { Handler } from '../../handler/index.ts';
import { documentOf } from '../document.ts';
import { readAssumptions } from '../read-assumptions.ts';
import { readCase } from '../read.ts';
import { CaseReader, type Section } from '../reader.ts';
import { lineCells } from './line-cells.ts';
import { readBlock } from './read-blocks.ts';
import { openText, writeText } from '../yaml-text.ts';

/** `decide.expand`: the case with a block replaced by the lines that it writes. */
export const expandBlock: Handler<'decide.expand'> = async ({ option, block, ...source }, context) => {
  const text = await documentOf(source, context);
  const lines = writtenLines(text, option, block);
  return { document: withLines(text, { option, block, lines }), option, lines: lines.map(lineCells) };
};

function writtenLines(text: string, option: string, block: number): readonly Section[] {
  const { currency, framework, start, years } = readCase(text).subject;
  const { root } = new CaseReader(text);
  const own = root.within(readAssumptions(root).scope).section('options');
  if (!own?.has(option))
    throw new Refusal('NOT_FOUND', `there is no option "${option}": these are ${own?.keys.join(', ') ?? ''}`, {
      value: option,
    });
  const section = own.section(option);
  const blocks = section?.has('blocks') ? section.sections('blocks') : [];
  const found = blocks[block - 1];
  if (found) return readBlock(found, { currency, framework, start, horizon: years * 12 }).lines;
  const remedy = blocks.length === 0 ? 'it has none' : `choose one of 1 to ${blocks.length}`;
  throw new Refusal('NOT_FOUND', `the option "${option}" has no block ${block}: ${remedy}`, { value: block });
}

type Replacement = { readonly option: string; readonly block: number; readonly lines: readonly Section[] };

/** The text changes where the block stood; what else is written stays, comments too. */
function withLines(text: string, { option, block, lines }: Replacement): string {
  const document = openText(text);
  const own = entryOf(entryOf(document.contents, 'options'), option);
  const blocks = entryOf(own, 'blocks');
  if (!isMap(own) || !isSeq(blocks)) throw new Error(`the option ${option} lost its blocks`);
  const [removed] = blocks.items.splice(block - 1, 1);
  const written = lines.map((line) => document.createNode(line.entries));
  keepComment(written[0], removed, blocks);
  linesOf(document, own).items.push(...written);
  if (blocks.items.length === 0) own.delete('blocks');
  return writeText(document, text);
}

function linesOf(document: Document, option: YAMLMap): YAMLSeq {
  const lines = entryOf(option, 'lines');
  if (isSeq(lines)) return lines;
  const created = new YAMLSeq();
  const at = option.items.findIndex(({ key }) => isScalar(key) && key.value === 'blocks');
  option.items.splice(at, 0, document.createPair('lines', created));
  return created;
}

/** What was said above the block is said above its first line. */
function keepComment(first: Node | undefined, removed: unknown, blocks: YAMLSeq): void {
  const said = [blocks.commentBefore, isMap(removed) ? removed.commentBefore : null].filter((comment) => comment);
  blocks.commentBefore = null;
  if (first && said.length > 0) first.commentBefore = said.join('\n');
}

function entryOf(map: unknown, name: string): unknown {
  if (!isMap(map)) return undefined;
  return map.items.find(({ key }) => isScalar(key) && String(key.value) === name)?.value;
}
