import { useEffect, useRef } from 'react';
import { ScrollRegion } from '../../parts/scroll-region.tsx';

type Props = {
  readonly label: string;
  /** The table goes to its newest columns again when this changes. */
  readonly columns: string;
  readonly children: React.ReactNode;
};

/** A table of many months that begins where the newest are. */
export function WideTable({ label, columns, children }: Props) {
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const region = around.current?.querySelector('[role="region"]');
    const table = region?.querySelector('table');
    if (!region || !table) return undefined;
    let shown = showNewest(region);
    // Columns get other widths when the font comes; where a reader scrolled to is left alone.
    const watch = new ResizeObserver(() => {
      if (region.scrollLeft === shown) shown = showNewest(region);
    });
    watch.observe(table);
    return () => watch.disconnect();
  }, [columns]);
  return (
    <div ref={around}>
      <ScrollRegion label={label}>{children}</ScrollRegion>
    </div>
  );
}

/**
 * Scrolls so that the last month that is not only expected is in sight, and a whole column stands beside the names. Answers
 * how far it scrolled.
 */
function showNewest(region: Element): number {
  const [names, ...months] = region.querySelectorAll<HTMLElement>('thead th');
  const last = months.findLast((month) => month.dataset['expected'] === undefined);
  if (!names || !last) return region.scrollLeft;
  const most = region.scrollWidth - region.clientWidth;
  const wanted = last.offsetLeft + last.offsetWidth - region.clientWidth;
  const places = months.map((month) => month.offsetLeft - names.offsetWidth).filter((place) => place <= most);
  region.scrollLeft = wanted <= 0 ? 0 : (places.find((place) => place >= wanted) ?? places.at(-1) ?? 0);
  return region.scrollLeft;
}
