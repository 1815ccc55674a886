import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useRef } from 'react';

/** Tables with more rows than this scroll by themselves and hold only the rows in sight. */
const ALL_UP_TO = 60;

export interface VirtualRows {
  /** Put on the element that scrolls. */
  readonly ref: RefObject<HTMLDivElement | null>;
  /** The table must scroll inside its element. */
  readonly scrolls: boolean;
  /** Rows to draw. */
  readonly indexes: readonly number[];
  /** Heights in px of what is left out above and below. */
  readonly before: number;
  readonly after: number;
}

/** Rows of a long table that are in sight; all of them where it is short. */
export function useVirtualRows(count: number, rowPixels: number): VirtualRows {
  const ref = useRef<HTMLDivElement>(null);
  const scrolls = count > ALL_UP_TO;
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => ref.current,
    estimateSize: () => rowPixels,
    overscan: 8,
    enabled: scrolls,
  });
  if (!scrolls) return { ref, scrolls, indexes: Array.from({ length: count }, (_, i) => i), before: 0, after: 0 };
  const items = virtualizer.getVirtualItems();
  return {
    ref,
    scrolls,
    indexes: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0),
  };
}
