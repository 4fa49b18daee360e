import { Refusal } from '@capwise/domain';
import { blockDefinitions, type BlockDefinition, type BlockLine } from '@capwise/domain/decide';
import type { LineSetting } from '../line-setting.ts';
import { wordOf } from '../quantities.ts';
import type { Section } from '../reader.ts';
import { readGiven } from './read-given.ts';

/** A block of an option, and the lines that it writes, in which what was overridden is. */
export type ReadBlock = { readonly definition: BlockDefinition; readonly lines: readonly Section[] };

const inMonths = ['for', 'life', 'term', 'paid after'];
const blockKeys = ['block', 'override'];

/** The lines that the blocks of an option write, as if they stood under `lines:`. Refuses INVALID_CASE. */
export function linesOfBlocks(option: Section, setting: LineSetting): readonly Section[] {
  const read = option
    .sections('blocks', '"block:", "what:" and the keys of that block')
    .map((section) => ({ section, ...readBlock(section, setting) }));
  for (const [index, { section, definition }] of read.entries()) {
    const isSecond = read.findIndex((other) => other.definition === definition) < index;
    if (definition.once !== undefined && isSecond) throw section.refuse('block', definition.once);
  }
  return read.flatMap(({ lines }) => lines);
}

/** Reads one block. Refuses INVALID_CASE where the block stands, naming the key. */
export function readBlock(section: Section, setting: LineSetting): ReadBlock {
  const kind = wordOf(
    section,
    'block',
    blockDefinitions.map(({ block }) => block),
  );
  const definition = blockDefinitions.find(({ block }) => block === kind);
  if (!definition) throw new Error(`there is no definition of the block ${kind}`);
  section.only([...blockKeys, ...definition.keys.map(({ key }) => key)]);
  const given = readGiven(section, definition, setting);
  const written = writing(section, () => definition.lines(given));
  const lines = written.map((line) => section.generated(plainCells(line), nameOf(line)));
  return { definition, lines: overridden(section, lines) };
}

function nameOf({ what }: BlockLine): string {
  return typeof what === 'string' ? what : '';
}

function writing(section: Section, run: () => readonly BlockLine[]): readonly BlockLine[] {
  try {
    return run();
  } catch (error) {
    const key = error instanceof Refusal ? error.data['key'] : undefined;
    throw error instanceof Refusal && typeof key === 'string' ? section.refuse(key, error.message) : error;
  }
}

/** Whole numbers are written as such, so that a line that is copied from a block looks like one that was typed. */
function plainCells(line: BlockLine): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(line).map(([key, value]) => [
      key,
      typeof value === 'string' ? plainCell(key, value) : value.map((entry) => plainCells(entry)),
    ]),
  );
}

function plainCell(key: string, text: string): string | number {
  if (inMonths.includes(key) && /^\d+$/.test(text)) return `${text} ${text === '1' ? 'month' : 'months'}`;
  return /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}

function overridden(section: Section, lines: readonly Section[]): readonly Section[] {
  if (!section.has('override')) return lines;
  const names = lines.map((line) => line.text('what'));
  const others = section.sections('override', '"what:", the name of a line, and the keys to replace').map((entry) => {
    const what = entry.required('what', names[0] ?? '');
    if (!names.includes(what))
      throw entry.refuse(
        'what',
        `this block writes no line of that name: it writes ${names.map((name) => `"${name}"`).join(', ')}`,
      );
    return { what, entry };
  });
  return lines.map((line) =>
    others
      .filter(({ what }) => what === line.text('what'))
      .reduce((changed, { entry }) => changed.overriddenBy(entry, 'what'), line),
  );
}
