export type { ErrorCode, ErrorEntry } from './errors.ts';
export {
  asOf,
  basis,
  company,
  costMeasure,
  currency,
  decimal,
  figure,
  month,
  postingFilter,
  trace,
  type CatalogQuestion,
  type CostMeasure,
  type Figure,
  type PostingFilter,
  type ReadBasis,
  type Trace,
} from './figure.ts';
export { binaryFile, file, largeFile, outputFile, type InputFile, type OutputFile } from './file.ts';
export type { OperationName } from './names.ts';
export { operation, type CommandLine, type Example, type Operation } from './operation.ts';
