import type { LoadWarning, Part, StagedLoad } from '../ports/index.ts';

/** Parts with as many rows and dollars as one that is live under another source: a provider that changed its name counts twice. */
export function sameElsewhere({ parts }: StagedLoad, live: readonly Part[]): readonly LoadWarning[] {
  const twins = parts.flatMap((part) => {
    const twin = live.find(
      (other) =>
        other.source !== part.source &&
        other.billingAccount === part.billingAccount &&
        other.billingPeriod === part.billingPeriod &&
        other.currency === part.currency &&
        other.rows === part.rows &&
        other.billed === part.billed &&
        other.effective === part.effective,
    );
    return twin ? [{ part, twin }] : [];
  });
  const [first] = twins;
  if (!first) return [];
  const names = [...new Set(twins.map(({ twin }) => twin.source))].join(', ');
  return [
    {
      code: 'SAME_BILL_ELSEWHERE',
      message: `bills of as many rows and dollars are live under another source (${names}), and both are counted: if it is the same bill, import it with --source "${first.twin.source}"`,
      rows: twins.reduce((sum, { part }) => sum + part.rows, 0),
      billed: twins.reduce((sum, { part }) => sum + part.billed, 0n),
    },
  ];
}
