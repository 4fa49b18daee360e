import { useEffect, useEffectEvent, useRef } from 'react';
import { createPicture, type Option } from './engine.ts';
import styles from './chart.module.css';

/** The mark that was clicked. */
export type Mark = { readonly series: number; readonly index: number };

type Props = {
  readonly height: number;
  /** The picture in words, for those who do not see it; the table behind it stands on the same page. */
  readonly summary: string;
  /** The picture at a width in pixels. Memoize it: a new function draws anew. */
  readonly build: (width: number) => Option;
  readonly onPick?: ((mark: Mark) => void) | undefined;
};

/** A picture that fills its column and follows its width. */
export function Chart({ height, summary, build, onPick }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const pick = useEffectEvent((mark: Mark) => onPick?.(mark));
  useEffect(() => {
    const container = element.current;
    if (!container) return;
    const picture = createPicture(container);
    picture.on('click', ({ seriesIndex, dataIndex }) => pick({ series: seriesIndex ?? 0, index: dataIndex ?? 0 }));
    const draw = () => {
      const width = container.clientWidth;
      if (width === 0) return;
      picture.resize({ width, height });
      picture.setOption({ animation: false, ...build(width) }, { notMerge: true });
    };
    const observer = new ResizeObserver(draw);
    observer.observe(container);
    draw();
    return () => {
      observer.disconnect();
      picture.dispose();
    };
  }, [build, height]);
  return <div ref={element} role="img" aria-label={summary} className={styles['chart']} style={{ height }} />;
}
