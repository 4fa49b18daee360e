import type { Answer } from '@capwise/contract/registry';
import { nameKeys, type CaseTree } from './case-tree.ts';
import type { TreeDifference } from './tree-difference.ts';

type Change = Answer<'decide.diff'>['changes'][number];

const sections: ReadonlyMap<string, { readonly of: Change['of']; readonly word: string }> = new Map([
  ['assumptions', { of: 'assumption', word: 'assumption' }],
  ['options', { of: 'option', word: 'option' }],
  ['variants', { of: 'variant', word: 'variant' }],
]);

/** One difference of two case files in words that a person reads. */
export function changeOf({ path, before, after }: TreeDifference): Change {
  const what = before === null ? 'added' : after === null ? 'removed' : 'changed';
  const [texts, label] = [{ before: treeText(before), after: treeText(after) }, labelOf(path)];
  const words =
    what === 'changed'
      ? `${label}: ${shown(texts.before)} → ${shown(texts.after)}`
      : `${label} ${what}${said(before ?? after, path.at(-1))}`;
  return { of: sections.get(path[0] ?? '')?.of ?? 'setting', what, path: [...path], ...texts, words };
}

/** `option build › "Upkeep" › amount`: the names that a person gave are told from the words of the file. */
function labelOf(path: readonly string[]): string {
  const [section = '', id, ...rest] = path;
  const known = sections.get(section);
  if (!known || id === undefined) return path.join(' › ');
  const within = rest[0] === 'lines' && rest[1] !== undefined ? [`"${rest[1]}"`, ...rest.slice(2)] : rest;
  return [`${known.word} ${id}`, ...within].join(' › ');
}

/** An entry of a list is called by its name already. */
function said(tree: CaseTree | null, key: string | undefined): string {
  const text = treeText(tree, key);
  return text === null || text === '' ? '' : `: ${text}`;
}

function shown(text: string | null): string {
  return text === null || text === '' ? '(empty)' : text;
}

/** A whole entry in one line: its fields, and of the lines of an option only what they are called. */
function treeText(tree: CaseTree | null, calledBy?: string): string | null {
  if (tree === null) return null;
  if (tree.kind === 'text') return tree.text;
  const isSaid = (key: string, value: CaseTree): boolean =>
    nameKeys.includes(key) && value.kind === 'text' && value.text === calledBy;
  const fields = [...tree.entries].filter(([key, value]) => !isSaid(key, value));
  return fields.map(([key, value]) => fieldText(key, value)).join(', ');
}

function fieldText(key: string, value: CaseTree): string {
  if (value.kind === 'text') return `${key} ${value.text}`;
  if (key === 'lines') return `lines ${[...value.entries.keys()].map((what) => `"${what}"`).join(', ')}`;
  return `${key} (${treeText(value)})`;
}
