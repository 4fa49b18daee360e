import type { Answer } from '@capwise/contract';
import type { Posted } from '@capwise/contract/client';

export type Register = Answer<'assets.list'>;
export type RegisterRow = Register['assets'][number];
export type AssetView = Answer<'assets.show'>;
export type Addition = Posted<'assets.add'>;
export type AssetEvent = Posted<'assets.record'>['event'];
export type EventKind = AssetEvent['kind'];
