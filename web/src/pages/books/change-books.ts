import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { BooksSearch } from '../../shell/address.ts';

/** Changes what the address says of the desk Books; the page stays where it is scrolled to. */
export function useChangeBooks(): (next: BooksSearch) => void {
  const navigate = useNavigate();
  return useCallback(
    (next) => void navigate({ to: '/books', search: (search) => ({ ...search, ...next }), resetScroll: false }),
    [navigate],
  );
}
