import type { operations as assets } from '../assets/index.ts';
import type { operations as books } from '../books/index.ts';
import type { operations as cloud } from '../cloud/index.ts';
import type { operations as companies } from '../companies/index.ts';
import type { operations as decide } from '../decide/index.ts';
import type { operations as finance } from '../finance/index.ts';
import type { operations as govern } from '../govern/index.ts';
import type { operations as jobs } from '../jobs/index.ts';
import type { operations as sources } from '../sources/index.ts';
import type { z } from 'zod';
import { operationNames, type OperationName } from '../operation/names.ts';
import type { Operation } from '../operation/operation.ts';

/** Every operation by name. A name of the index without a definition in its desk does not compile. */
export type Operations = typeof assets &
  typeof books &
  typeof cloud &
  typeof companies &
  typeof decide &
  typeof finance &
  typeof govern &
  typeof jobs &
  typeof sources;

/** What a handler receives, with defaults filled in. */
export type Input<Name extends OperationName> = z.output<Operations[Name]['input']>;
/** What a caller gives. */
export type Question<Name extends OperationName> = z.input<Operations[Name]['input']>;
/** What an operation answers, as it is on the wire. */
export type Answer<Name extends OperationName> = z.output<Operations[Name]['output']>;

const desks = {
  assets: () => import('../assets/index.ts'),
  books: () => import('../books/index.ts'),
  cloud: () => import('../cloud/index.ts'),
  companies: () => import('../companies/index.ts'),
  decide: () => import('../decide/index.ts'),
  finance: () => import('../finance/index.ts'),
  govern: () => import('../govern/index.ts'),
  jobs: () => import('../jobs/index.ts'),
  sources: () => import('../sources/index.ts'),
} as const;

/** Loads the schemas of one operation: only its desk is read. */
export async function loadOperation(name: OperationName): Promise<Operation> {
  const desk = await desks[name.slice(0, name.indexOf('.')) as keyof typeof desks]();
  return (desk.operations as unknown as Record<string, Operation>)[name] as Operation;
}

/** Loads every operation, in the order of the index. */
export function loadOperations(): Promise<readonly Operation[]> {
  return Promise.all((Object.keys(operationNames) as OperationName[]).map(loadOperation));
}
