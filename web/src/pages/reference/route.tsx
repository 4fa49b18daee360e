import { createLazyRoute } from '@tanstack/react-router';
import { ReferencePage } from './reference-page.tsx';

export const Route = createLazyRoute('/r/$code')({ component: ReferencePage });
