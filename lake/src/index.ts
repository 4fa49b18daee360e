export { openLake, type LakeOptions } from './lake.ts';
