export {
  rankLevers,
  stretchedDepreciation,
  towardsTarget,
} from './lever.ts';
