import { Refusal } from '../refusal/index.ts';
import { nearestNames } from '../text/nearest.ts';
import { namesIn, type Formula } from './formula.ts';

/** What an order needs of an assumption: what it is called, and how it is calculated where it is. */
type Ordered = { readonly name: string; readonly formula: Formula | null };

const suggestionsMax = 3;

/**
 * Assumptions in an order in which each comes after those that it uses; otherwise as they were given. Refuses UNKNOWN_NAME with the
 * nearest names, and ASSUMPTION_CYCLE with the ring.
 */
export function orderAssumptions<Each extends Ordered>(assumptions: readonly Each[]): readonly Each[] {
  const byName = new Map(assumptions.map((each) => [each.name, each]));
  const ordered = new Set<Each>();
  const open: string[] = [];
  const visit = (each: Each): void => {
    if (ordered.has(each)) return;
    if (open.includes(each.name)) throw cycle([...open.slice(open.indexOf(each.name)), each.name]);
    open.push(each.name);
    for (const name of each.formula ? namesIn(each.formula) : []) {
      const used = byName.get(name);
      if (!used) throw unknownName(name, each.name, [...byName.keys()]);
      visit(used);
    }
    open.pop();
    ordered.add(each);
  };
  for (const each of assumptions) visit(each);
  return [...ordered];
}

function cycle(ring: readonly string[]): Refusal {
  const [first = ''] = ring;
  return new Refusal(
    'ASSUMPTION_CYCLE',
    `assumptions are calculated from each other in a ring: ${ring.join(' -> ')}; ` +
      `give one of them a value of its own, "${first}" for one`,
    { ring: [...ring], user: first },
  );
}

function unknownName(name: string, user: string, known: readonly string[]): Refusal {
  const nearest = nearestNames(
    name,
    known.filter((each) => each !== user),
  ).slice(0, suggestionsMax);
  const quoted = nearest.map((each) => `"${each}"`).join(', ');
  const remedy =
    nearest.length === 0
      ? 'there is no other assumption; write it as one'
      : `the nearest are ${quoted}; use one of them, or write "${name}" as an assumption`;
  return new Refusal('UNKNOWN_NAME', `"${user}" is calculated from "${name}", which is no assumption: ${remedy}`, {
    name,
    user,
    nearest: [...nearest],
  });
}
