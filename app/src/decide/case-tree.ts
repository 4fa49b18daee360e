import { isAlias, isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';

/** A case file as a tree of texts, as they were written. Entries of a list are keyed by what they are called, else by their number. */
export type CaseTree =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'branch'; readonly entries: ReadonlyMap<string, CaseTree> };

/** Keys that say what an entry of a list is called: a line, a gate. */
export const nameKeys: readonly string[] = ['what', 'gate'];

/** A branch that has nothing. */
export const emptyBranch: CaseTree = { kind: 'branch', entries: new Map() };

/** Reads a document that was kept, so that it is known to be readable. */
export function treeOf(document: string): CaseTree {
  const parsed = parseDocument(document, { prettyErrors: false });
  return isMap(parsed.contents) ? nodeTree(parsed.contents) : emptyBranch;
}

/** The question that a document asks, also where the rules of today would not read the rest of it. */
export function questionIn(document: string): string {
  const tree = treeOf(document);
  const question = tree.kind === 'branch' ? tree.entries.get('question') : undefined;
  return question?.kind === 'text' ? question.text : '';
}

function nodeTree(node: unknown): CaseTree {
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }) => [textOf(key), nodeTree(value)] as const);
    return { kind: 'branch', entries: new Map(entries) };
  }
  if (isSeq(node)) return { kind: 'branch', entries: listEntries(node.items) };
  return { kind: 'text', text: textOf(node) };
}

/** Two entries of one `what` are told apart by their order. */
function listEntries(items: readonly unknown[]): ReadonlyMap<string, CaseTree> {
  const entries = new Map<string, CaseTree>();
  for (const [index, item] of items.entries()) {
    const key = (isMap(item) && calledOf(item)) || String(index + 1);
    let [free, again] = [key, 1];
    while (entries.has(free)) {
      again += 1;
      free = `${key} (${again})`;
    }
    entries.set(free, nodeTree(item));
  }
  return entries;
}

function calledOf(item: YAMLMap): string {
  return nameKeys.map((key) => textOf(item.get(key, true))).find((text) => text !== '') ?? '';
}

/** A number keeps the digits that were written. */
function textOf(node: unknown): string {
  if (isAlias(node)) return `*${node.source}`;
  if (!isScalar(node) || node.value === null) return '';
  return (node.source ?? JSON.stringify(node.value)).trim();
}
