export { createInvoke, type Call, type Invoke } from './invoke.ts';
