import type { Answer } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import { defaultBillPolicy } from '@capwise/domain/cloud';
import { fineText } from '@capwise/domain/money';
import { billPolicyOf, currencyOf } from '../company/index.ts';
import type { Context, Handler } from '../handler/index.ts';
import type { CompanyStore, LoadRecord, Part, SourceFile, StagedLoad } from '../ports/index.ts';
import { compareParts, lossesOf, type PartChange } from './compare.ts';
import { postParts, type PostedBills } from './post.ts';
import { tieFigures } from './tie-figures.ts';

type ImportAnswer = Answer<'sources.import'>;

/** `sources.import`: a user's own file goes to the named company, else the one in use, but never to the demo. */
export const importBills: Handler<'sources.import'> = async ({ files, source }, context) => {
  const { store } = context.ports;
  const current = await store.current();
  const demo = (await store.companies()).some(({ name, demo: isDemo }) => name === current && isDemo);
  const company = context.named ?? (current === null || demo ? 'main' : current);
  const answer = await importInto(company, files, context, source);
  if (!context.dryRun && context.named === undefined && current !== company) await store.use(company);
  return answer;
};

/** Loads files into a company: staged and checked first, then published and posted in one transaction, or not at all. */
export async function importInto(
  company: string,
  files: readonly SourceFile[],
  context: Context,
  source?: string,
): Promise<ImportAnswer> {
  const { store, newId } = context.ports;
  const lake = context.lake(company);
  const staged = await lake.stage(newId(), files, { ...(source !== undefined && { source }) }, context);
  let kept = false;
  try {
    const exists = (await store.companies()).some(({ name }) => name === company);
    const known = exists ? await store.company(company) : null;
    const currency = requireOneCurrency(staged, known ? await currencyOf(known) : null);
    if (known && (await isUnchanged(staged, known)))
      return answerOf('unchanged', company, staged, {
        changes: compareParts(staged.parts, staged.parts),
        posted: null,
      });
    if (!known && context.dryRun) return await previewFirst(company, staged, context);
    if (!known) await store.create(company, { demo: false });
    const answer = await publish(await store.company(company), { staged, currency }, context);
    kept = !context.dryRun;
    return answer;
  } finally {
    if (!kept) await lake.discard(staged.load);
  }
}

async function publish(
  company: CompanyStore,
  { staged, currency }: { readonly staged: StagedLoad; readonly currency: string },
  context: Context,
): Promise<ImportAnswer> {
  const lake = context.lake(company.name);
  return context.commit(company, async (books) => {
    const before = await books.liveParts();
    const changes = compareParts(staged.parts, before);
    for (const notice of lossesOf(changes)) context.progress({ step: 'replacing', notice });
    context.progress({ step: 'posting' });
    if ((await currencyOf(books)) === null) await books.putSetting('currency', currency);
    const published = await books.publish(
      {
        id: staged.load,
        version: staged.version,
        files: staged.files,
        warnings: staged.warnings,
        columns: staged.columns,
      },
      staged.parts,
    );
    const posted = await postParts(published, {
      before,
      live: await books.liveParts(),
      policy: await billPolicyOf(books),
      lake,
      recorded: ({ producer, subject, period }) => books.recorded(producer, subject, period),
    });
    for (const batch of posted.changed) await books.record(batch);
    return answerOf(context.dryRun ? 'checked' : 'published', company.name, staged, { changes, posted });
  });
}

/** A dry run before the company exists: everything but the store. */
async function previewFirst(company: string, staged: StagedLoad, context: Context): Promise<ImportAnswer> {
  const parts = staged.parts.map(
    (part, index): Part => ({ ...part, id: `${staged.load}-${index}`, load: staged.load }),
  );
  const posted = await postParts(parts, {
    before: [],
    live: parts,
    policy: defaultBillPolicy,
    lake: context.lake(company),
    recorded: async () => null,
  });
  return answerOf('checked', company, staged, { changes: compareParts(staged.parts, []), posted });
}

function requireOneCurrency({ parts }: StagedLoad, functional: string | null): string {
  const found = [...new Set(parts.map(({ currency }) => currency))].sort();
  const wanted = functional ?? found[0];
  const foreign = found.filter((currency) => currency !== wanted);
  if (wanted !== undefined && foreign.length === 0) return wanted;
  throw new Refusal(
    'NEEDS_RATE',
    `the bill has charges in ${found.join(' and ')}, and the books are kept in ${wanted}: amounts of different currencies are never added. ` +
      'Nothing was published. Import the other currency into a company of its own (--company), or provide rates once they can be read',
    { currencies: found, functional: wanted ?? null },
  );
}

/** The same files again: every part is live already and came from a load of exactly these files. */
async function isUnchanged(staged: StagedLoad, company: CompanyStore): Promise<boolean> {
  const hashes = (load: Pick<LoadRecord, 'files'>): string =>
    load.files
      .map(({ sha256 }) => sha256)
      .sort()
      .join();
  const twins = (await company.loads()).filter((load) => hashes(load) === hashes(staged));
  return twins.some(({ parts }) =>
    compareParts(
      staged.parts,
      parts.filter(({ live }) => live),
    ).every(({ change }) => change === 'same'),
  );
}

function answerOf(
  outcome: ImportAnswer['outcome'],
  company: string,
  staged: StagedLoad,
  { changes, posted }: { readonly changes: readonly PartChange[]; readonly posted: PostedBills | null },
): ImportAnswer {
  return {
    outcome,
    company,
    load: outcome === 'published' ? staged.load : null,
    sources: [...new Set(staged.parts.map(({ source }) => source))].sort(),
    version: staged.version,
    files: [...staged.files],
    rows: staged.files.reduce((sum, { rows }) => sum + rows, 0),
    parts: changes.map(({ part, change, before }) => ({
      billingAccount: part.billingAccount,
      billingPeriod: part.billingPeriod,
      currency: part.currency,
      rows: part.rows,
      billed: fineText(part.billed),
      effective: fineText(part.effective),
      change,
      before: before && { rows: before.rows, billed: fineText(before.billed), effective: fineText(before.effective) },
    })),
    losses: [...lossesOf(changes)],
    warnings: staged.warnings.map((warning) => ({ ...warning, billed: fineText(warning.billed) })),
    ties: posted ? posted.touched.flatMap(tieFigures) : [],
  };
}
