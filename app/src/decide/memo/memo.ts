import type { Input } from '@capwise/contract/registry';
import type { Context, Handler } from '../../handler/index.ts';
import { documentOf } from '../document.ts';
import { versionOf, versionsOf } from '../version.ts';
import { composeMemo } from './compose.ts';
import { memoFacts, type Kept } from './facts.ts';
import { memoHtml } from './html.ts';
import { memoMarkdown } from './markdown.ts';

type Question = Input<'decide.memo'>;

/** `decide.memo`: the page that a case is decided by, and its appendix. Refuses NO_PRINTER where a PDF cannot be printed. */
export const writeMemo: Handler<'decide.memo'> = async ({ format, seed, ...source }, context) => {
  const document = await documentOf(source, context);
  const kept = await keptOf(source, context);
  const facts = memoFacts(document, { seed, kept });
  const memo = composeMemo(facts);
  const { reference } = facts;
  const { hash } = facts.evaluation;
  const base = `memo-${kept ? `${kept.record.name}-v${kept.record.version}` : hash.slice(0, 12)}`;
  switch (format) {
    case 'html':
      return { file: { name: `${base}.html`, mediaType: 'text/html', text: memoHtml(memo) }, reference, hash };
    case 'markdown':
      return { file: { name: `${base}.md`, mediaType: 'text/markdown', text: memoMarkdown(memo) }, reference, hash };
    case 'pdf': {
      context.progress({ step: 'printing the memo' });
      const bytes = await context.ports.printer.print(memoHtml(memo), { footer: reference, signal: context.signal });
      const base64 = Buffer.from(bytes).toString('base64');
      return { file: { name: `${base}.pdf`, mediaType: 'application/pdf', base64 }, reference, hash };
    }
  }
};

/** The version of a kept case and those before it; null where the case was given as a file or text. */
async function keptOf(
  { file, document, name, version, asOf }: Omit<Question, 'format' | 'seed'>,
  context: Context,
): Promise<Kept | null> {
  if (file !== undefined || document !== undefined || name === undefined) return null;
  const versions = await versionsOf(await context.books(), name, asOf);
  const record = versionOf(versions, version);
  return { record, versions: versions.filter((one) => one.version <= record.version) };
}
