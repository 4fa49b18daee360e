export { isOperationName, operationEntry, operationNames, type OperationName } from './operation/names.ts';
export { doorErrors, errorCatalogue, isErrorCode, type ErrorCode } from './operation/errors.ts';
export type { Answer, Input, Operations, Question } from './registry/index.ts';
export type { CostMeasure, Figure, Trace } from './operation/figure.ts';
export {
  billKinds,
  isTableKind,
  requestKinds,
  type BillKind,
  type RequestKind,
} from './sources/request-kinds.ts';
export { tableKinds, type TableKind } from './sources/table-kinds.ts';
