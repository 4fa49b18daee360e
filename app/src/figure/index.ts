export { fineFigure, formula, minorFigure, ofCatalog, postingsTrace, rowsTrace } from './figure.ts';
export { sentenceMoney, shortMoney, type SentenceMoney } from './words.ts';
