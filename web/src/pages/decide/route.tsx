import { createLazyRoute } from '@tanstack/react-router';
import { DecidePage } from './decide-page.tsx';

export const Route = createLazyRoute('/decide')({ component: DecidePage });
