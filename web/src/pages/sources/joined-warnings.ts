import { fineText, parseFine } from '@capwise/domain/money';
import type { Imported } from './use-load.ts';

export type Warning = Imported['warnings'][number] & { readonly source?: string; readonly currency?: string };

/**
 * The same thing noticed in several loads of a source and a currency is one line, with all its rows and all its money; the most
 * money first.
 */
export function joinedWarnings(warnings: readonly Warning[]): readonly (Warning & { readonly loads: number })[] {
  const groups = Map.groupBy(warnings, ({ code, rule, message, source, currency }) =>
    JSON.stringify([code, rule ?? null, message, source ?? null, currency ?? null]),
  );
  return [...groups.values()]
    .flatMap((members) => {
      const [first] = members;
      if (!first) return [];
      const cells = members.flatMap((member) => member.cells ?? []);
      return [
        {
          ...first,
          rows: members.reduce((sum, { rows }) => sum + rows, 0),
          billed: fineText(members.reduce((sum, { billed }) => sum + parseFine(billed), 0n)),
          ...(cells.length > 0 && { cells }),
          loads: members.length,
        },
      ];
    })
    .toSorted((a, b) => Math.abs(Number(b.billed)) - Math.abs(Number(a.billed)));
}
