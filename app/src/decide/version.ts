import type { Answer } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import type { CaseApproval, CaseRecord, CompanyReads } from '../ports/index.ts';

type Version = Answer<'decide.versions'>['versions'][number];

/** The versions of a kept case, oldest first; there is at least one. Refuses NOT_FOUND. */
export async function versionsOf(books: CompanyReads, name: string, asOf?: string): Promise<readonly CaseRecord[]> {
  const versions = await books.caseVersions(name, asOf);
  if (versions.length > 0) return versions;
  const when = asOf === undefined ? '' : ` at ${asOf}`;
  throw new Refusal('NOT_FOUND', `no case is kept under "${name}"${when}: decide list shows those that are`, {
    value: name,
  });
}

/** A version by its number; the latest where none is given. Refuses NOT_FOUND. */
export function versionOf(versions: readonly CaseRecord[], number: number | undefined): CaseRecord {
  const latest = versions.at(-1);
  const found = number === undefined ? latest : versions.find(({ version }) => version === number);
  if (found) return found;
  throw new Refusal(
    'NOT_FOUND',
    `case "${latest?.name}" has no version ${number}: it has versions 1 to ${latest?.version}`,
    { value: String(number) },
  );
}

export function stateOf({ approval }: CaseRecord): Version['state'] {
  return approval === null ? 'draft' : 'approved';
}

/** An approval as it is answered. */
export function approvalAnswer(
  approval: Pick<CaseApproval, 'approver' | 'note' | 'approvedAt' | 'engine'>,
): NonNullable<Version['approval']> {
  const { approver, note, approvedAt, engine } = approval;
  return { by: approver, note, at: approvedAt, engine };
}
