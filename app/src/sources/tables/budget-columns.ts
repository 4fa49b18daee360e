import type { TableColumn } from './table.ts';

export const budgetColumns: readonly TableColumn[] = [
  {
    name: 'account',
    required: true,
    type: 'text',
    about: 'Account of revenue or cost: of Capwise, or of your own ledger where the account map knows it',
    example: '6120',
  },
  { name: 'cost_center', required: false, type: 'text', about: 'The cost center that plans it', example: 'Platform' },
  { name: 'month', required: true, type: 'month', about: 'The month that it is planned for', example: '2026-01' },
  {
    name: 'amount',
    required: true,
    type: 'decimal',
    about: 'Planned amount: cost + on accounts of cost, revenue + on accounts of revenue',
    example: '42000.00',
  },
  { name: 'currency', required: false, type: 'currency', about: 'The currency of the books', example: 'USD' },
  { name: 'version', required: false, type: 'text', about: 'What the plan is called', example: 'Budget 2026' },
  { name: 'team', required: false, type: 'text', about: 'The team that plans it', example: 'Search' },
  { name: 'product', required: false, type: 'text', about: 'The product that it is for', example: 'Streaming' },
  { name: 'vendor', required: false, type: 'text', about: 'Whom it is paid to', example: 'AWS' },
];
