import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { AssetsSearch, ShellSearch } from '../../shell/address.ts';

/** Changes what the address says of the desk Assets; the page stays where it is scrolled to. */
export function useChangeAssets(): (next: AssetsSearch & Pick<ShellSearch, 'period'>) => void {
  const navigate = useNavigate();
  return useCallback(
    (next) => void navigate({ to: '/assets', search: (search) => ({ ...search, ...next }), resetScroll: false }),
    [navigate],
  );
}
