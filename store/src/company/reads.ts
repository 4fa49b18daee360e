import type { CompanyReads } from '@capwise/app/ports';
import { quoted, type Run } from '../database/database.ts';
import { findCaseApproval, findCaseDocument, findCases, findCaseVersions } from './cases.ts';
import { findClosedThrough } from './close.ts';
import { findComments } from './comments.ts';
import { findFindingEvents, findReviewed } from './findings.ts';
import { findLine, findLines } from './lines.ts';
import { findLiveParts, findLoads, findPartsById } from './loads.ts';
import { findRecorded } from './recorded.ts';
import { findRates } from './rates.ts';
import { findChanges, findLastChange, sumRevisions } from './references-changes.ts';
import { findReference } from './references.ts';
import { findEntries, findPosting, findPostings } from './postings.ts';
import { sumPostings, sumPostingsBy } from './sums.ts';
import { verifyBooks } from './verify.ts';

/** A company and where its tables are. */
export type CompanyPlace = { readonly name: string; readonly schema: string };

/** The reads of a company's books, on the pool or within a transaction. */
export function createReads(run: Run, place: CompanyPlace): CompanyReads {
  const schema = quoted(place.schema);
  return {
    name: place.name,
    moment: async () => {
      const rows = await run<{ readonly last: string | null }>(
        `select ${schema}.moment_text(last) as last from ${schema}.moment`,
      );
      return rows[0]?.last ?? null;
    },
    lastChange: (asOf) => findLastChange(run, schema, asOf),
    changes: (after, through) => findChanges(run, schema, { after, through }),
    revisionSums: (filter, after, through) => sumRevisions(run, schema, { filter, after, through }),
    reference: (code) => findReference(run, schema, code),
    setting: async (key, asOf) => (await findSettings(run, schema, { keys: [key], asOf })).get(key) ?? null,
    settings: (keys, asOf) => findSettings(run, schema, { keys, asOf }),
    liveParts: (asOf) => findLiveParts(run, schema, asOf),
    parts: (ids) => findPartsById(run, schema, ids),
    loads: (asOf) => findLoads(run, schema, asOf),
    sums: (filter, asOf) => sumPostings(run, schema, { filter, asOf }),
    sumsBy: (filter, dimensions, asOf) => sumPostingsBy(run, schema, { filter, dimensions, asOf }),
    postings: (filter, page, asOf) => findPostings(run, schema, { filter, page, asOf }),
    entries: (filter, page, asOf) => findEntries(run, schema, { filter, page, asOf }),
    posting: (id) => findPosting(run, schema, id),
    line: (id) => findLine(run, schema, id),
    lines: (producer, asOf, periods) => findLines(run, schema, { producer, asOf, periods }),
    recorded: (producer, subject, period, asOf) =>
      findRecorded(run, schema, { key: [producer, subject, period], asOf }),
    hasSettled: async () => (await run(`select from ${schema}.posting where measure = 'settled' limit 1`)).length > 0,
    closedThrough: (asOf) => findClosedThrough(run, schema, asOf),
    rates: (asOf) => findRates(run, schema, asOf),
    comments: (prefix, asOf) => findComments(run, schema, { prefix, asOf }),
    findingEvents: (asOf) => findFindingEvents(run, schema, asOf),
    reviewedBooks: () => findReviewed(run, schema),
    verify: () => verifyBooks(run, schema),
    cases: (asOf) => findCases(run, schema, asOf),
    caseVersions: (name, asOf) => findCaseVersions(run, schema, { name, asOf }),
    caseDocument: (hash) => findCaseDocument(run, schema, hash),
    caseApproval: (name, version) => findCaseApproval(run, schema, { name, version }),
  };
}

async function findSettings(
  run: Run,
  schema: string,
  { keys, asOf }: { readonly keys: readonly string[]; readonly asOf: string | undefined },
): Promise<ReadonlyMap<string, unknown>> {
  const rows = await run<{ readonly key: string; readonly value: unknown }>(
    asOf === undefined
      ? `select key, value from ${schema}.setting where key = any($1::text[])`
      : `select distinct on (key) key, value from ${schema}.setting_version
         where key = any($1::text[]) and changed_at <= $2 order by key, changed_at desc`,
    asOf === undefined ? [keys] : [keys, asOf],
  );
  return new Map(rows.map(({ key, value }) => [key, value]));
}
