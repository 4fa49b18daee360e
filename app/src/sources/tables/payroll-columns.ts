import { componentWords, functionWords } from './cost-words.ts';
import type { TableColumn } from './table.ts';

export const payrollColumns: readonly TableColumn[] = [
  {
    name: 'person',
    required: true,
    type: 'text',
    about: 'Who it is for: persons are counted, and their names are not kept',
    example: 'E-1042',
    alsoCalled: ['employee', 'employee id', 'employee number', 'personnel number', 'staff id', 'worker', 'worker id'],
  },
  { name: 'period', required: true, type: 'month', about: 'The month of the service', example: '2026-01' },
  {
    name: 'component',
    required: true,
    type: 'text',
    about: `One of ${componentWords.join(', ')}`,
    example: 'pay',
    alsoCalled: ['wage type', 'pay component', 'element', 'pay element', 'earning code', 'pay type'],
  },
  {
    name: 'amount',
    required: true,
    type: 'decimal',
    about: 'What it costs the company; below zero it corrects another row',
    example: '9500.00',
  },
  { name: 'currency', required: true, type: 'currency', about: 'The currency of the books, ISO 4217', example: 'USD' },
  { name: 'cost_center', required: false, type: 'text', about: 'The cost center that bears it', example: 'Platform' },
  {
    name: 'function',
    required: true,
    type: 'text',
    about: `One of ${functionWords.join(', ')}`,
    example: 'research-and-development',
  },
  {
    name: 'entity',
    required: false,
    type: 'text',
    about: 'The legal entity that pays; main unless given',
    example: 'main',
  },
  {
    name: 'location',
    required: false,
    type: 'text',
    about: 'Where the work is done',
    example: 'Austin',
    alsoCalled: ['office', 'site', 'city', 'work location'],
  },
  {
    name: 'pay_date',
    required: false,
    type: 'day',
    about: 'The day of the pay; a day of its period unless given. Stock compensation is never paid',
    example: '2026-02-05',
    alsoCalled: ['paid on', 'payment date', 'payday'],
  },
];
