export { Refusal, type RefusalData } from './refusal/index.ts';
