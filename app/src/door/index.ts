export type { Context, Handler, Ports } from './context.ts';
export { createInvoke, type Call, type Invoke } from './invoke.ts';
