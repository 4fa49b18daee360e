export { createInvoke, type Call, type Invoke, type Ports } from './door/index.ts';
