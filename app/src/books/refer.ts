import { createHash } from 'node:crypto';
import { referenceCodes } from '@capwise/domain/books';
import { unitOf } from '../company/index.ts';
import type { Context, Handler } from '../handler/index.ts';
import type { CompanyStore } from '../ports/index.ts';
import { figureOf, type Place } from './reference/figure-at.ts';
import { beforeAnything } from './reference/known-at.ts';
import { momentsOf, pinned, traceText } from './reference/pinned.ts';

/** `books.refer`: keeps a figure as it is known, under a code that the same figure at the same moment always has. */
export const refer: Handler<'books.refer'> = async ({ trace, label, asOf }, context) => {
  const company = await context.books();
  const named = momentsOf(trace);
  const [own] = named;
  const moment = await company.lastChange(asOf ?? (named.size === 1 ? own : undefined));
  const known = named.size > 1 ? trace : pinned(trace, moment ?? beforeAnything);
  const figure = await figureOf(known, await placeOf(company, context));
  const hash = createHash('sha256').update(traceText(figure.trace)).digest('hex');
  const { value, unit } = figure;
  const codes = referenceCodes(hash);
  const reference = { hash, label, trace: figure.trace, value, unit, moment, author: context.actor, codes };
  const code = context.dryRun ? (codes[0] ?? '') : (await company.keepReference(reference)).code;
  return { code, figure, moment };
};

/** What figures of a company are read with. */
export async function placeOf(company: CompanyStore, context: Context): Promise<Place> {
  return {
    context,
    company,
    traced: {
      company,
      lake: context.lake(company.name),
      currency: await unitOf(company),
      page: { limit: 0, offset: 0 },
    },
  };
}
