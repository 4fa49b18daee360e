export { hashOf } from './document.ts';
export { monthlyRate } from './rate.ts';
export { readCase } from './read.ts';
