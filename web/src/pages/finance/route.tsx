import { createLazyRoute } from '@tanstack/react-router';
import { FinancePage } from './finance-page.tsx';

export const Route = createLazyRoute('/finance')({ component: FinancePage });
