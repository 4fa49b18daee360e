export type { Context, Handler, Ports } from './handler.ts';
