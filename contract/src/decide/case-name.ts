import { z } from 'zod';

/** The name that a case is kept under. */
export const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,60}$/)
  .describe('Name of a kept case');
