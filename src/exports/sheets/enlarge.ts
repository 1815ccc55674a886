import type { Frame } from '../../domain/sheet.ts';
import type { DrawGroup, DrawItem } from '../drawing/drawing.ts';

/** Marks made `factor` times as large about the upper left corner of the paper: places, lines, hatches and letters alike. */
export function enlarge(group: DrawGroup, factor: number): DrawGroup {
  if (factor === 1) return group;
  return {
    ...group,
    items: group.items.map((item) => enlargeItem(item, factor)),
    ...(group.clip && { clip: enlargeFrame(group.clip, factor) }),
  };
}

function enlargeItem(item: DrawItem, factor: number): DrawItem {
  switch (item.kind) {
    case 'group':
      return enlarge(item, factor);
    case 'image':
      return { ...item, frame: enlargeFrame(item.frame, factor) };
    case 'text':
      return {
        ...item,
        x: item.x * factor,
        y: item.y * factor,
        font: { ...item.font, sizePt: item.font.sizePt * factor },
        ...(item.halo && { halo: { ...item.halo, widthMm: item.halo.widthMm * factor } }),
      };
    case 'path': {
      const { stroke, hatch } = item;
      return {
        ...item,
        lines: item.lines.map((line) => ({ ...line, points: line.points.map((at) => at * factor) })),
        ...(hatch && { hatch: { ...hatch, widthMm: hatch.widthMm * factor, spacingMm: hatch.spacingMm * factor } }),
        ...(stroke && {
          stroke: {
            ...stroke,
            widthMm: stroke.widthMm * factor,
            ...(stroke.dashMm && { dashMm: stroke.dashMm.map((part) => part * factor) }),
          },
        }),
      };
    }
  }
}

export const enlargeFrame = ({ x, y, width, height }: Frame, factor: number): Frame => ({
  x: x * factor,
  y: y * factor,
  width: width * factor,
  height: height * factor,
});
