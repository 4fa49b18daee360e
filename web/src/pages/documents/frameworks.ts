import type { TreatedLine } from './answers.ts';

const ifrs = /^IFRS(?: 16)?: /;
/** A list of its own shows what these say. */
const fiveTests = /^(?:met: |none of the five tests)/;

/** What becomes of a line under both frameworks, and its notes without what says so. */
export type Frameworks = {
  readonly usGaap: string;
  /** null: the same as under US GAAP. */
  readonly ifrs: string | null;
  readonly notes: readonly string[];
};

/** Reads the treatments of a line under both frameworks from its treatment and its notes. */
export function frameworksOf({ treatment, notes }: TreatedLine): Frameworks {
  const other = notes.find((note) => ifrs.test(note));
  return {
    usGaap: treatment,
    ifrs: other === undefined ? null : other.replace(ifrs, ''),
    notes: notes.filter((note) => note !== other && !fiveTests.test(note)),
  };
}

const leaseTests: readonly { readonly name: string; readonly label: string }[] = [
  { name: 'transfer of ownership', label: 'Ownership passes by the end' },
  { name: 'purchase option', label: 'A purchase is reasonably certain' },
  { name: 'major part of life', label: 'The term is the major part of the remaining life' },
  { name: 'substantially all of fair value', label: 'Payments are worth substantially all of the fair value' },
  { name: 'no alternative use', label: 'It is of no other use to the lessor' },
];

/** The five tests of a lease with what its notes say of them; empty for a line that is no lease. */
export function leaseTestsOf({ notes }: TreatedLine): readonly { readonly label: string; readonly isMet: boolean }[] {
  const met = notes.find((note) => note.startsWith('met: '));
  if (met === undefined && !notes.some((note) => note.startsWith('none of the five tests'))) return [];
  const names = (met ?? '').replace('met: ', '').split(', ');
  return leaseTests.map(({ name, label }) => ({ label, isMet: names.includes(name) }));
}
