import type { MapView } from '../../../domain/sheet.ts';

type FlatView = Extract<MapView, { kind: 'flat' }>;

/**
 * The view after the map was pulled by millimetres of the paper (right and down). Up on the paper is north turned clockwise by
 * the rotation; what is pulled right moves the middle to the left.
 */
export function movedMap(
  view: FlatView,
  shown: { readonly centre: readonly [x: number, y: number]; readonly scale: number },
  [right, down]: readonly [right: number, down: number],
): FlatView {
  const metersPerMm = shown.scale / 1000;
  const turn = (view.rotationDegrees * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(turn), Math.cos(turn)];
  const [x, y] = shown.centre;
  // Right on the paper is (cos, −sin) of the plane, up is (sin, cos).
  return {
    ...view,
    centre: [x + metersPerMm * (-right * cosine + down * sine), y + metersPerMm * (right * sine + down * cosine)],
    scale: shown.scale,
  };
}
