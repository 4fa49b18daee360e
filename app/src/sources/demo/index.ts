export { demoBill } from './bill.ts';
export { demoMonths } from './calendar.ts';
export { demoCase } from './case.ts';
