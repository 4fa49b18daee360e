export { compose, type Composition, type Installation } from './compose.ts';
