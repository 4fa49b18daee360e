import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { DocumentsSearch } from '../../shell/address.ts';

type Options = {
  /** The address before is replaced, as while a text is typed. */
  readonly replace?: boolean;
};

/** Changes what the address says of the desk Documents; the page stays where it is scrolled to. */
export function useChangeDocuments(): (next: DocumentsSearch, options?: Options) => void {
  const navigate = useNavigate();
  return useCallback(
    (next, { replace = false } = {}) =>
      void navigate({ to: '/documents', search: (search) => ({ ...search, ...next }), resetScroll: false, replace }),
    [navigate],
  );
}
