import { createLazyRoute } from '@tanstack/react-router';
import { CloudPage } from './cloud-page.tsx';

export const Route = createLazyRoute('/cloud')({ component: CloudPage });
