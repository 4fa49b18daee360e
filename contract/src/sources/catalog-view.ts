import { catalogViews, thingKinds, type ThingKind } from '@capwise/domain/sources/catalog';
import { z } from 'zod';

/** Whether each month is read by the catalog of that month, or all months by that of now. */
export const catalogView = z.enum(catalogViews).default('as-was');

type ThingColumn = 'thing' | `thing:${ThingKind}`;

/** What cost can be grouped by through the catalog: the thing that it names, or that of a kind at it or above it. */
export const thingColumns: readonly ThingColumn[] = ['thing', ...thingKinds.map((kind) => `thing:${kind}` as const)];
