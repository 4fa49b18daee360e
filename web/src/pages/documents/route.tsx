import { createLazyRoute } from '@tanstack/react-router';
import { DocumentsPage } from './documents-page.tsx';

export const Route = createLazyRoute('/documents')({ component: DocumentsPage });
