export { fineFigure, formula, minorFigure, postingsTrace, rowsTrace } from './figure.ts';
export { shortMoney, signedShortMoney } from './words.ts';
