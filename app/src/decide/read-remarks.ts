import type { CaseLine } from '@capwise/domain/decide';
import { isSaid } from './quantities.ts';
import type { Section } from './reader.ts';

/** What may be said of any line beside its amount and its treatment. */
export const remarkKeys: readonly string[] = ['sunk', 'allocated', 'terminal', 'owner'];

/** What may be said of a saving, and of labor that it saves. */
export const savingRemarkKeys: readonly string[] = ['terminal', 'owner', 'budget released'];

type Remarks = Pick<CaseLine, 'leftOut' | 'isTerminal' | 'owner' | 'isBudgetReleased'>;

/** Reads whether a line is in the decision, who answers for it, and what it stands on. Refuses INVALID_CASE. */
export function readRemarks(section: Section, kind: CaseLine['treatment']['kind']): Remarks {
  const owner = section.text('owner');
  return {
    ...leftOutOf(section, kind),
    ...(isSaid(section, 'terminal') && { isTerminal: true }),
    ...(owner !== null && owner !== '' && { owner }),
    ...(isSaid(section, 'budget released') && { isBudgetReleased: true }),
  };
}

function leftOutOf(section: Section, kind: CaseLine['treatment']['kind']): Pick<CaseLine, 'leftOut'> {
  const [isSunk, isAllocated] = [isSaid(section, 'sunk'), isSaid(section, 'allocated')];
  if (isSunk && isAllocated)
    throw section.refuse(
      'allocated',
      'the line is sunk already: leave one of them out, as either keeps it out of the decision',
    );
  if (isSunk && (kind === 'earn' || kind === 'lease'))
    throw section.refuse(
      'sunk',
      `what is ${kind === 'earn' ? 'earned' : 'due under a lease'} is not spent yet: leave "sunk" out`,
    );
  if (isSunk) return { leftOut: 'sunk' };
  return isAllocated ? { leftOut: 'allocated' } : {};
}
