export { fineFigure, formula, minorFigure, postingsTrace, rowsTrace } from './figure.ts';
export { sentenceMoney, shortMoney, type SentenceMoney } from './words.ts';
