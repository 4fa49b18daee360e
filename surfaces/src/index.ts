export { compose, type Composition, type Installation } from './compose.ts';
export { createServer, type ServerOptions } from './http/server.ts';
export { openApiDocument } from './http/openapi.ts';
