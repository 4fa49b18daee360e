import type { Handler } from '../handler/index.ts';
import { documentOf } from './document.ts';
import { evaluateDocument } from './evaluate-document.ts';

/** `decide.evaluate`: every option folded through the treatments of the books, side by side. */
export const evaluate: Handler<'decide.evaluate'> = async ({ by, seed, ...source }, context) =>
  evaluateDocument(await documentOf(source, context), { by, seed });
