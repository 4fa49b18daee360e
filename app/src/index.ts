export { createInvoke, type Call, type Invoke } from './door/index.ts';
export type { FileTarget, Ports } from './handler/index.ts';
