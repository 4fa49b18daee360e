import { createLazyRoute } from '@tanstack/react-router';
import { BooksPage } from './books-page.tsx';

export const Route = createLazyRoute('/books')({ component: BooksPage });
