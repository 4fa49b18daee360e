import { z } from 'zod';
import { asOf, file } from '../operation/index.ts';
import { name } from './case-name.ts';

/** The text of a case. */
export const document = z.string().max(1_000_000).describe('The case as YAML text');

/** A version of a kept case, by its number. */
export const version = z.number().int().min(1).describe('Number of a version, from 1');

/** Of the draws of a case. */
export const seed = z
  .number()
  .int()
  .min(0)
  .max(2_147_483_647)
  .default(1)
  .describe('Of the draws: one seed, one answer');

/** Where a case comes from: its file, its text, or the name of a kept one. */
export const caseSource = {
  file: file.optional(),
  document: document.optional(),
  name: name.optional(),
  version: version.optional().describe('Of the kept case; unless given, the latest'),
  asOf,
};
