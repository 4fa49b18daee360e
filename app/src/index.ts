export { createInvoke, type Call, type Invoke } from './door/index.ts';
export type { Ports } from './handler/index.ts';
