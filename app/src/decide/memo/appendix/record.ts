import { estimateEngine } from '@capwise/domain/decide';
import { percentText } from '../amounts.ts';
import type { Block, Section } from '../document.ts';
import type { MemoFacts } from '../facts.ts';

/** All criteria for leaving, which the page shortens. */
export function criteriaSection({ evaluation }: MemoFacts): Section {
  const { exit, kill } = evaluation.decision;
  const rows = [
    ...exit.map((text) => ({ cells: ['Exit when', text] })),
    ...kill.map((text) => ({ cells: ['Stop when', text] })),
  ];
  const table: Block = {
    kind: 'table',
    caption: 'As the case writes them',
    columns: [{ label: 'Kind' }, { label: 'Criterion' }],
    rows,
  };
  return { title: 'Exit and kill criteria', blocks: rows.length === 0 ? [] : [table] };
}

/** Versions of a kept case up to this one. */
export function changesSection({ kept }: MemoFacts): Section {
  const title = 'Change log';
  if (!kept) {
    return { title, blocks: [{ kind: 'paragraph', text: 'The case is not kept: it has no versions.' }] };
  }
  return {
    title,
    blocks: [
      {
        kind: 'table',
        caption: `Versions of ${kept.record.name} up to this one, newest first`,
        columns: ['Version', 'Saved', 'By', 'Note', 'State', 'Hash'].map((label) => ({ label })),
        rows: kept.versions.toReversed().map(({ version, savedAt, author, note, approval, hash }) => ({
          cells: [
            String(version),
            savedAt,
            author === '' ? 'unknown' : author,
            note ?? 'none',
            approval === null ? 'draft' : `approved by ${approval.approver}`,
            hash.slice(0, 12),
          ],
        })),
      },
    ],
  };
}

/** By what the figures can be made again. */
export function recordSection({ evaluation, subject }: MemoFacts): Section {
  const { estimate, hash, tax, start } = evaluation;
  const facts: readonly (readonly [string, string])[] = [
    ['Content hash (SHA-256)', hash],
    ['Engine version', String(estimateEngine)],
    ['Seed', estimate ? String(estimate.seed) : 'none: nothing was drawn'],
    ['Draws', estimate ? `${estimate.points} points of a scrambled Sobol sequence` : 'none'],
    [
      'Discount rate',
      `${percentText(subject.discountRate)} a year, effective; monthly, what is paid on the first day undiscounted`,
    ],
    ['Tax', tax],
    ['Months', `${subject.years * 12} from ${start}`],
    ['Amounts', 'in the tables of both views as the books have them; others rounded'],
  ];
  return {
    title: 'How to make these figures again',
    blocks: [
      {
        kind: 'table',
        caption: 'The same document, engine and seed give the same figures',
        columns: [{ label: 'What' }, { label: 'Value' }],
        rows: facts.map((cells) => ({ cells })),
      },
    ],
  };
}
