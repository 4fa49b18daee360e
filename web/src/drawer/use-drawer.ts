import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { decodePath, encodePath, type Level } from './path.ts';

const prefix = 'open=';

export type DrawerPath = {
  readonly levels: readonly Level[];
  /** Opens a figure of the page: a new path. */
  readonly open: (level: Level) => void;
  /** Opens a part of the figure that is open. */
  readonly deeper: (level: Level) => void;
  /** Goes back to the level of that index. */
  readonly backTo: (index: number) => void;
  readonly close: () => void;
};

/** The path of figures that are open, kept in the address after `#`, where no server sees it and it may be long. */
export function useDrawer(): DrawerPath {
  const hash = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate();
  const levels = useMemo(() => (hash.startsWith(prefix) ? decodePath(hash.slice(prefix.length)) : []), [hash]);
  const go = useCallback(
    (next: readonly Level[]) =>
      void navigate({
        to: '.',
        search: true,
        hash: next.length > 0 ? prefix + encodePath(next) : '',
        resetScroll: false,
      }),
    [navigate],
  );
  return {
    levels,
    open: useCallback((level: Level) => go([level]), [go]),
    deeper: (level) => go([...levels, level]),
    backTo: (index) => go(levels.slice(0, index + 1)),
    close: useCallback(() => go([]), [go]),
  };
}
