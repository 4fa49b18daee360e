import { createLazyRoute } from '@tanstack/react-router';
import { SourcesDesk } from './sources-desk.tsx';

export const Route = createLazyRoute('/sources')({ component: SourcesDesk });
