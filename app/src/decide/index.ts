export { caseRows, type CaseRow } from './case-rows.ts';
export { hashOf } from './document.ts';
export { foldOption } from './fold-option.ts';
export { readCase } from './read.ts';
export { lineWords } from './words.ts';
export { kernelFigures, type OptionFigures } from './workbook/our-figures.ts';
