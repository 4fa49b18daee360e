import { post } from '../../books/documents/record.ts';
import { readDocuments, type Registered } from '../../books/documents/register.ts';
import type { CompanyReads, CompanyWrites } from '../../ports/index.ts';
import { contractColumns } from './contract-columns.ts';
import { contractOf, contractPrefix, planContract, type PlannedContract } from './contract-documents.ts';
import { listed, requireSingle } from './row-cells.ts';
import type { Table } from './table.ts';

/** Contracts with vendors: each row becomes a source document, whose rule posts it. */
export const contracts: Table = {
  kind: 'contracts',
  title: 'Contracts with vendors',
  about:
    'What is bought by contract. Each row becomes a source document of the books, which its treatment posts: an expense, a ' +
    `prepayment or an obligation, under the id ${contractPrefix} and the name of the contract; a charge that comes every quarter or year ` +
    'has a document of its own each time, as has each monthly prepayment. A row that says something else changes its documents; what the file no longer has stays.',
  columns: contractColumns,
  record: async (rows, { books, currency }) => {
    const planned = rows.map((row) => planContract(row, currency));
    requireSingle(planned, 'contract');
    const known = new Map((await readDocuments(books)).map((document) => [document.id, document]));
    const notes: string[] = [];
    let recorded = 0;
    for (const contract of planned) {
      const said = await recordContract(books, contract, { known, currency });
      if (said.changed) recorded += 1;
      notes.push(...said.notes);
    }
    const named = new Set(planned.map(({ id }) => id));
    return {
      recorded,
      unchanged: rows.length - recorded,
      notes: [...listed(notes), ...listed(goneNotes([...known.values()], named))],
    };
  },
};

type Place = { readonly known: ReadonlyMap<string, Registered>; readonly currency: string };

/** Records the documents of a contract that say something new, and takes back charges that it no longer has. */
async function recordContract(
  books: CompanyReads & CompanyWrites,
  { id, documents }: PlannedContract,
  { known, currency }: Place,
): Promise<{ readonly changed: boolean; readonly notes: readonly string[] }> {
  const fresh = documents.filter((one) => {
    const before = known.get(one.id)?.stored;
    return before?.withdrawn !== null || JSON.stringify(before.document) !== JSON.stringify(one.document);
  });
  for (const { id: documentId, document } of fresh) {
    const before = known.get(documentId);
    await post(books, { id: documentId, stored: { document, withdrawn: null }, currency, before });
  }
  const kept = new Set(documents.map((one) => one.id));
  const stale = [...known.values()].filter(
    (before) => contractOf(before.id) === id && !kept.has(before.id) && before.stored.withdrawn === null,
  );
  for (const before of stale) {
    const stored = { document: before.stored.document, withdrawn: 'the contract no longer has this charge' };
    await post(books, { id: before.id, stored, currency, before });
  }
  return {
    changed: fresh.length > 0 || stale.length > 0,
    notes: stale.map((before) => `document ${before.id} was withdrawn: the contract no longer has this charge`),
  };
}

function goneNotes(known: readonly Registered[], named: ReadonlySet<string>): readonly string[] {
  const gone = known.filter(({ id, stored }) => {
    const contract = contractOf(id);
    return contract !== null && !named.has(contract) && stored.withdrawn === null;
  });
  return gone.map(
    ({ id, stored }) =>
      `document ${id} (${stored.document.what}) is not in the file and stays: withdraw it if the contract is no more`,
  );
}
