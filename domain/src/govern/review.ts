import { findingId, type Finding, type FindingEvent, type FindingKey, type Said } from './finding.ts';
import type { FindingKind } from './kinds.ts';

export type RaisedFinding<Content> = FindingKey & Said<Content>;

export type NewEvent<Content> = FindingKey & { readonly event: FindingEvent<Content> };

type Rules<Content> = {
  /** Kinds whose rules answered: those of others stay as they are. */
  readonly kinds: ReadonlySet<FindingKind>;
  readonly same: (left: Said<Content>, right: Said<Content>) => boolean;
};

/**
 * What rules that ran now change in the findings that are kept: raised, updated, reopened, resolved. Applied and asked again,
 * it is nothing. Throws where a rule raises one subject twice.
 */
export function reviewFindings<Content>(
  kept: readonly Finding<Content>[],
  raised: readonly RaisedFinding<Content>[],
  { kinds, same }: Rules<Content>,
): readonly NewEvent<Content>[] {
  const twice = repeatedSubject(raised);
  if (twice !== null) throw new Error(twiceWords(twice));
  const before = new Map(kept.map((finding) => [findingId(finding), finding]));
  const now = new Map(raised.map((finding) => [findingId(finding), finding]));
  const raisedEvents = raised.flatMap(({ kind, subject, amount, content }) => {
    const said = { amount, content };
    const known = before.get(findingId({ kind, subject }));
    const event = eventOf(known, said, same);
    return event === null ? [] : [{ kind, subject, event }];
  });
  const resolved = kept.flatMap(({ kind, subject, state }) =>
    state !== 'resolved' && kinds.has(kind) && !now.has(findingId({ kind, subject }))
      ? [{ kind, subject, event: { kind: 'resolved' as const } }]
      : [],
  );
  return [...raisedEvents, ...resolved];
}

/** The first subject that is raised more than once; null where each is raised once. */
export function repeatedSubject(raised: readonly FindingKey[]): string | null {
  const seen = new Set<string>();
  for (const finding of raised) {
    const id = findingId(finding);
    if (seen.has(id)) return finding.subject;
    seen.add(id);
  }
  return null;
}

/** Why findings of a subject that is raised twice cannot be kept. */
export function twiceWords(subject: string): string {
  return `a rule raises one subject twice, ${subject}: its subject leaves something out`;
}

function eventOf<Content>(
  known: Finding<Content> | undefined,
  said: Said<Content>,
  same: Rules<Content>['same'],
): FindingEvent<Content> | null {
  if (known === undefined) return { kind: 'raised', ...said };
  if (known.state === 'resolved') return { kind: 'reopened', ...said };
  return same(known, said) ? null : { kind: 'updated', ...said };
}
