export { workbooks } from './workbook/write.ts';
