export { unmappedDollars } from './catalog-unmapped.ts';
