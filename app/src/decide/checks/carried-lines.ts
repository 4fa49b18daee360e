import type { Case, CaseOption } from '@capwise/domain/decide';

/** How many lines of an option, its first ones, are those of its status quo, which has findings of its own. */
export function carriedLines({ options }: Case, { against }: CaseOption): number {
  return options.find(({ id }) => id === against)?.lines.length ?? 0;
}
