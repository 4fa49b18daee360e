import { createLazyRoute } from '@tanstack/react-router';
import { AssetsPage } from './assets-page.tsx';

export const Route = createLazyRoute('/assets')({ component: AssetsPage });
