import { createLazyRoute } from '@tanstack/react-router';
import { FindingsPage } from './findings-page.tsx';

export const Route = createLazyRoute('/findings')({ component: FindingsPage });
