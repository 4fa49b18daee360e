import { Refusal } from '@capwise/domain';
import type { Input } from '@capwise/contract/registry';
import { formulaText, namesIn, parseFormula, type Formula } from '@capwise/domain/estimate';
import { isCollection, isMap, isPair, isScalar, isSeq, visit } from 'yaml';
import type { Handler } from '../handler/index.ts';
import { openText, writeText, type CaseText } from './yaml-text.ts';

type Change = Input<'decide.change'>['changes'][number];
type Step = string | number;

/** Cells that are words, whatever they read like. */
const wordKeys: ReadonlySet<string> = new Set([
  'question',
  'what',
  'name',
  'saves',
  'source',
  'owner',
  'reason',
  'gate',
]);

/** `decide.change`: the text of a case with cells written, added, renamed or taken out; comments stay. Refuses INVALID_CASE. */
export const changeCase: Handler<'decide.change'> = async ({ document, changes }) => {
  const text = openText(document);
  for (const change of changes) written(change.path, () => apply(text, change));
  return { document: written([], () => writeText(text, document)) };
};

/** What the writer of texts does not take, as a word where an entry has a number, is a mistake of the change. */
function written<Value>(path: readonly string[], write: () => Value): Value {
  try {
    return write();
  } catch (error) {
    if (error instanceof Refusal || !(error instanceof Error)) throw error;
    const where = path.length === 0 ? 'the case' : `"${path.join(' › ')}"`;
    throw new Refusal('INVALID_CASE', `${where} cannot be written so: ${error.message}; ask for its outline`, {
      path: path.join(' › '),
      value: null,
    });
  }
}

function apply(text: CaseText, change: Change): void {
  const path = stepsOf(text, change.path);
  requireCollections(text, path);
  switch (change.kind) {
    case 'set':
      setCell(text, path, change.value);
      return;
    case 'remove':
      if (!text.deleteIn(path)) throw missing(change.path);
      return;
    case 'add':
      addEntry(text, path, change.cells);
      return;
    case 'rename':
      rename(text, change);
      return;
  }
}

/** What stands on the way to a cell holds others; a value right above it may become one. Refuses INVALID_CASE. */
function requireCollections(text: CaseText, path: readonly Step[]): void {
  for (let depth = 1; depth < path.length; depth += 1) {
    const above = text.getIn(path.slice(0, depth), true);
    const isLast = depth === path.length - 1;
    if (above === undefined || isCollection(above) || (isLast && isScalar(above))) continue;
    throw new Refusal(
      'INVALID_CASE',
      `"${path.slice(0, depth).join(' › ')}" is one value: nothing can be written below it`,
      { path: path.join(' › '), value: null },
    );
  }
}

/** An assumption that has cells of its own keeps them when its value is set by name. */
function setCell(text: CaseText, path: readonly Step[], value: string): void {
  const found = text.getIn(path, true);
  if (isMap(found)) {
    found.set('value', text.createNode(value));
    return;
  }
  if (isScalar(found)) {
    found.value = value;
    delete found.source;
    return;
  }
  const above = path.slice(0, -1);
  const parent = text.getIn(above, true);
  if (isScalar(parent)) {
    const own = text.createNode({ value: parent.value });
    text.setIn(above, own);
  }
  text.setIn(path, text.createNode(value));
}

function addEntry(text: CaseText, path: readonly Step[], cells: Readonly<Record<string, string>>): void {
  const found = text.getIn(path, true);
  if (isSeq(found)) found.add(text.createNode(cells));
  else if (found === undefined || (isScalar(found) && found.value === null)) text.setIn(path, text.createNode([cells]));
  else throw new Refusal('INVALID_CASE', `"${path.join(' › ')}" is no list: an entry can be added to a list only`);
}

function rename(text: CaseText, { path, name }: Extract<Change, { kind: 'rename' }>): void {
  const parent = text.getIn(stepsOf(text, path.slice(0, -1)), true);
  const last = path.at(-1) ?? '';
  const pair = isMap(parent) ? parent.items.find(({ key }) => String(key) === last) : undefined;
  if (!pair || !isMap(parent)) throw missing(path);
  if (parent.has(name)) throw new Refusal('INVALID_CASE', `"${name}" is there already: take another name`);
  pair.key = text.createNode(name);
  if (path[0] === 'assumptions') renameInFormulas(text, last, name);
}

/** Rewrites the cells whose formula uses a name; any other text stays as it was written. */
function renameInFormulas(text: CaseText, from: string, to: string): void {
  visit(text, {
    Scalar: (key, node, path) => {
      const pair = path.at(-1);
      const isWords = isPair(pair) && wordKeys.has(String(pair.key));
      if (key === 'key' || isWords || typeof node.value !== 'string') return;
      const formula = formulaOrNull(node.value);
      if (!formula || !namesIn(formula).includes(from)) return;
      node.value = formulaText(renamed(formula, from, to));
    },
  });
}

function formulaOrNull(text: string): Formula | null {
  try {
    return parseFormula(text);
  } catch {
    return null;
  }
}

function renamed(formula: Formula, from: string, to: string): Formula {
  switch (formula.op) {
    case 'number':
      return formula;
    case 'name':
      return formula.name === from ? { op: 'name', name: to } : formula;
    case 'negate':
      return { ...formula, of: renamed(formula.of, from, to) };
    case 'call':
      return { ...formula, of: formula.of.map((part) => renamed(part, from, to)) };
    default:
      return { ...formula, left: renamed(formula.left, from, to), right: renamed(formula.right, from, to) };
  }
}

/** Entries of lists are found by number, all else by key. */
function stepsOf(text: CaseText, path: readonly string[]): readonly Step[] {
  return path.map((step, index) => {
    const parent = index === 0 ? text.contents : text.getIn(path.slice(0, index).map(numbered), true);
    return isSeq(parent) ? numbered(step) : step;
  });
}

function numbered(step: string): Step {
  return /^\d+$/.test(step) ? Number(step) : step;
}

function missing(path: readonly string[]): Refusal {
  return new Refusal('INVALID_CASE', `"${path.join(' › ')}" is not in the case: ask for its outline`, {
    path: path.join(' › '),
    value: null,
  });
}
