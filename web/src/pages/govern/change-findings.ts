import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { FindingsSearch } from '../../shell/address.ts';

/** Changes what the address says of the desk Findings; the page stays where it is scrolled to. */
export function useChangeFindings(): (next: FindingsSearch) => void {
  const navigate = useNavigate();
  return useCallback(
    (next) => void navigate({ to: '/findings', search: (search) => ({ ...search, ...next }), resetScroll: false }),
    [navigate],
  );
}
