import { z } from 'zod';

/** Money as a number of major units, for estimates: what a reader is shown has two decimals. */
export const amount = z.number().meta({ format: 'money' }).describe('In major units');
