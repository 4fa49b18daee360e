import type { CaseLine, CaseOption } from '@capwise/domain/decide';
import { linesOfBlocks } from './blocks/read-blocks.ts';
import { offsetOf, wordOf } from './quantities.ts';
import type { LineSetting } from './line-setting.ts';
import { readLine } from './read-line.ts';
import { readSaving, requireCovered } from './read-saving.ts';
import type { Place, Section } from './reader.ts';

/** An option with the places of its lines. */
export type ReadOption = { readonly option: CaseOption; readonly places: readonly Place[] };

/** Reads the options: first those that stand alone, then those that change one of them. */
export function readOptions(root: Section, setting: LineSetting): readonly ReadOption[] {
  const section = root.section('options');
  if (!section || section.keys.length === 0)
    throw root.refuse('options', '"options:" needs at least one option with lines');
  const sections = section.keys.map((id) => {
    const option = section.section(id);
    if (!option) throw section.refuse(id, 'an option needs "name:" and "lines:"');
    option.only(['name', 'against', 'lines', 'blocks', 'cancelled at month']);
    return { id, option };
  });
  const alone = sections
    .filter(({ option }) => !option.has('against'))
    .map(({ id, option }) => readOption(id, option, { ...setting, quo: null }));
  return sections.map(({ id, option }) => {
    const found = alone.find((read) => read.option.id === id);
    return found ?? readOption(id, option, { ...setting, quo: quoOf(option, alone) });
  });
}

type OptionSetting = LineSetting & { readonly quo: ReadOption | null };

function quoOf(section: Section, alone: readonly ReadOption[]): ReadOption {
  const id = wordOf(
    section,
    'against',
    alone.map(({ option }) => option.id),
  );
  const quo = alone.find(({ option }) => option.id === id);
  if (!quo || quo.option.cancelledAt !== null)
    throw section.refuse('against', 'it is cancelled: name an option that goes on');
  return quo;
}

function readOption(id: string, section: Section, { quo, ...setting }: OptionSetting): ReadOption {
  const own = ownLines(section, setting);
  const read = own.map((line) => ({ section: line, line: readOwn(line, quo, setting) }));
  const lines = read.map(({ line }) => line);
  const cancelled = section.has('cancelled at month') ? offsetOf(section, 'cancelled at month') : null;
  if (quo) requireCovered(quo.option, read, setting.horizon);
  return {
    places: [...(quo?.places ?? []), ...own.map((line) => line.here)],
    option: {
      id,
      name: section.text('name') ?? id,
      variantOf: null,
      against: quo?.option.id ?? null,
      cancelledAt: cancelled && cancelled.value,
      ...(cancelled?.formula && { cancelFormula: cancelled.formula }),
      lines: [...(quo?.option.lines ?? []), ...lines],
    },
  };
}

/** Lines as they were written, and those that blocks write. */
function ownLines(section: Section, setting: LineSetting): readonly Section[] {
  if (!section.has('blocks')) return section.sections('lines');
  return [...(section.has('lines') ? section.sections('lines') : []), ...linesOfBlocks(section, setting)];
}

function readOwn(section: Section, quo: ReadOption | null, setting: LineSetting): CaseLine {
  if (!section.has('saves')) return readLine(section, setting);
  if (quo) return readSaving(section, quo.option, setting);
  throw section.refuse(
    'saves',
    'a saving needs an option that still carries the cost: write "against: <option>" beside "lines:"',
  );
}
