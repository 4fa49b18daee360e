import { createLazyRoute } from '@tanstack/react-router';
import { SourcesPage } from './sources-page.tsx';

export const Route = createLazyRoute('/sources')({ component: SourcesPage });
