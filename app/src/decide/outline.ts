import type { Answer } from '@capwise/contract/registry';
import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { Handler } from '../handler/index.ts';
import { openText, scalarText } from './yaml-text.ts';

type Outline = Answer<'decide.outline'>;
type Cells = Outline['settings'];

/** Cells of an assumption that is written as one value. */
const valueCell = 'value';

/** `decide.outline`: what a form shows of a case, whatever can be evaluated of it. Refuses INVALID_CASE where it is no YAML. */
export const outlineCase: Handler<'decide.outline'> = async ({ document }) => {
  const root = openText(document).contents;
  return {
    settings: cellsOf(root),
    assumptions: entriesOf(root, 'assumptions').map(({ key, value }) => ({
      name: key,
      cells: isMap(value) ? cellsOf(value) : { [valueCell]: scalarText(value) },
    })),
    options: entriesOf(root, 'options').map(({ key, value }) => ({
      id: key,
      cells: isMap(value) ? cellsOf(value) : {},
      lines: isMap(value) ? listOf(value, 'lines') : [],
      blocks: isMap(value) ? listOf(value, 'blocks') : [],
    })),
  };
};

/** The scalars of a mapping; what is nested is left out. */
function cellsOf(map: YAMLMap): Cells {
  return Object.fromEntries(
    map.items.flatMap(({ key, value }) =>
      isScalar(value) || value === null ? [[String(key), scalarText(value)]] : [],
    ),
  );
}

function entriesOf(map: YAMLMap, key: string): readonly { readonly key: string; readonly value: unknown }[] {
  const found = map.get(key);
  return isMap(found) ? found.items.map(({ key: name, value }) => ({ key: String(name), value })) : [];
}

function listOf(map: YAMLMap, key: string): Cells[] {
  const found = map.get(key);
  return isSeq(found) ? found.items.map((item) => (isMap(item) ? cellsOf(item) : {})) : [];
}
