import { Refusal } from '../refusal/index.ts';

/** A module of an asset: ready on its own day, useful only when the modules that it wholly depends on are ready as well. */
export type Module = {
  readonly id: string;
  readonly ready: Temporal.PlainDate;
  readonly dependsOn: readonly string[];
};

/**
 * The day from which a module is amortized: the last ready day among it and all that its function wholly depends on
 * (ASC 350-40-35-6). Refuses UNKNOWN_PART for a module that does not exist.
 */
export function moduleInService(modules: readonly Module[], id: string): Temporal.PlainDate {
  const needed = withDependencies(modules, [id], new Set());
  return needed
    .map(({ ready }) => ready)
    .reduce((last, ready) => (Temporal.PlainDate.compare(ready, last) > 0 ? ready : last));
}

function withDependencies(modules: readonly Module[], ids: readonly string[], seen: Set<string>): readonly Module[] {
  return ids
    .filter((id) => !seen.has(id))
    .flatMap((id) => {
      seen.add(id);
      const found = modules.find((module) => module.id === id);
      if (!found) {
        throw new Refusal(
          'UNKNOWN_PART',
          `no module is called "${id}": the modules are ${modules.map((module) => module.id).join(', ') || 'none'}`,
          { value: id },
        );
      }
      return [found, ...withDependencies(modules, found.dependsOn, seen)];
    });
}
