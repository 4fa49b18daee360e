import { emptyBranch, type CaseTree } from './case-tree.ts';

/** What differs at a path of two trees; null where one of them has nothing. */
export type TreeDifference = {
  readonly path: readonly string[];
  readonly before: CaseTree | null;
  readonly after: CaseTree | null;
};

type Side = CaseTree | undefined;

/**
 * Where two trees differ, in the order of the later one, what it has no more last in its branch. An entry that one of them lacks is
 * one difference, whatever is in it; a section of the file that one of them lacks is as many as it has entries.
 */
export function treeDifferences(before: CaseTree, after: CaseTree): readonly TreeDifference[] {
  return branchDifferences([before, after], []);
}

function branchDifferences([before, after]: readonly [CaseTree, CaseTree], path: readonly string[]): TreeDifference[] {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const keys = [...new Set([...now.keys(), ...old.keys()])];
  return keys.flatMap((key) => nodeDifferences(old.get(key), now.get(key), [...path, key]));
}

function nodeDifferences(before: Side, after: Side, path: readonly string[]): TreeDifference[] {
  const isSection = path.length === 1;
  const [old, now] = isSection ? [before ?? likeOf(after), after ?? likeOf(before)] : [before, after];
  if (old?.kind === 'branch' && now?.kind === 'branch') return branchDifferences([old, now], path);
  if (old?.kind === 'text' && now?.kind === 'text' && old.text === now.text) return [];
  return [{ path, before: old ?? null, after: now ?? null }];
}

/** What stands for a section that is not there: an empty one; nothing stands for a text. */
function likeOf(other: Side): Side {
  return other?.kind === 'branch' ? emptyBranch : undefined;
}

function entriesOf(tree: CaseTree): ReadonlyMap<string, CaseTree> {
  return tree.kind === 'branch' ? tree.entries : new Map();
}
