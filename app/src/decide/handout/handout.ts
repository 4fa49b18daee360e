import type { Answer, Input } from '@capwise/contract/registry';
import { estimateEngine, payloadText, type HandoutFacts } from '@capwise/domain/decide';
import type { Context, Handler } from '../../handler/index.ts';
import { documentOf } from '../document.ts';
import { evaluateDocument } from '../evaluate-document.ts';
import { versionOf, versionsOf } from '../version.ts';
import { handoutHtml } from './html.ts';

/** `decide.handout`: the case as one HTML file that calculates by itself. Refuses HANDOUT_NOT_BUILT. */
export const writeHandout: Handler<'decide.handout'> = async ({ seed, ...source }, context) => {
  const document = await documentOf(source, context);
  const kept = await keptOf(source, context);
  const { document: text, model, ...figures } = evaluateDocument(document, { by: 'year', seed });
  const facts: HandoutFacts = { hash: figures.hash, engine: estimateEngine, seed, kept };
  const { html, seal } = handoutHtml({
    title: figures.question,
    payload: payloadText({ document: text, model, facts, figures: withoutTraces(figures) }),
    program: await context.ports.handouts.program(),
  });
  const base = kept ? `${kept.name}-v${kept.version}` : figures.hash.slice(0, 12);
  return { file: { name: `case-${base}.html`, mediaType: 'text/html', text: html }, hash: figures.hash, seal };
};

type Figures = Omit<Answer<'decide.evaluate'>, 'document' | 'model'>;

const untraced = { kind: 'item', id: '' } as const;

/** Traces open on the server only: they would be half of the file. */
function withoutTraces(figures: Figures): Figures {
  return JSON.parse(JSON.stringify(figures, (key, value: unknown) => (key === 'trace' ? untraced : value))) as Figures;
}

/** Which kept case it is; null where the case was given as a file or text. */
async function keptOf(
  { file, document, name, version, asOf }: Omit<Input<'decide.handout'>, 'seed'>,
  context: Context,
): Promise<HandoutFacts['kept']> {
  if (file !== undefined || document !== undefined || name === undefined) return null;
  const record = versionOf(await versionsOf(await context.books(), name, asOf), version);
  return { name: record.name, version: record.version, approvedBy: record.approval?.approver ?? null };
}
