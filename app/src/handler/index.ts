export type { Context, FileTarget, Handler, Ports } from './handler.ts';
