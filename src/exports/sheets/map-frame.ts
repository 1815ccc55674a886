import type { PlanarBounds } from '../../domain/map-extract.ts';
import { type Frame, roundScales, type SheetSubject } from '../../domain/sheet.ts';
import type { SheetCity } from './sheet-supply.ts';

/** Part of the subject's size that is left free around it, a side: a zone is seen with what lies next to it. */
export const marginOf = ({ kind }: SheetSubject): number => (kind === 'zone' ? 0.08 : 0.01);

/** What the sheet is about, on the plane; null for a zone that the city has not (any more). */
export function subjectBounds(subject: SheetSubject, city: SheetCity): PlanarBounds | null {
  if (subject.kind !== 'zone') return city.bounds;
  const zone = city.zones.find(({ zoneKind, zoneId }) => zoneKind === subject.zoneKind && zoneId === subject.zoneId);
  return zone?.bounds ?? null;
}

export const middleOf = ([minX, minY, maxX, maxY]: PlanarBounds): readonly [number, number] => [
  (minX + maxX) / 2,
  (minY + maxY) / 2,
];

/**
 * Smallest denominator at which the bounds and a margin fit the frame around `centre`, in a map turned by so many degrees:
 * exact, not rounded.
 */
export function fittingScale(
  bounds: PlanarBounds,
  centre: readonly [number, number],
  frame: Pick<Frame, 'width' | 'height'>,
  rotationDegrees: number,
  margin: number,
): number {
  const turn = (rotationDegrees * Math.PI) / 180;
  const [sine, cosine] = [Math.abs(Math.sin(turn)), Math.abs(Math.cos(turn))];
  const east = Math.max(bounds[2] - centre[0], centre[0] - bounds[0]) * (1 + 2 * margin);
  const north = Math.max(bounds[3] - centre[1], centre[1] - bounds[1]) * (1 + 2 * margin);
  const [width, height] = [2 * (east * cosine + north * sine), 2 * (east * sine + north * cosine)];
  const MM_PER_METER = 1000;
  return Math.max((width * MM_PER_METER) / frame.width, (height * MM_PER_METER) / frame.height);
}

/** The largest round scale at which it fits; beyond the last one, the next power of ten of metres that does. */
export function roundScale(fitting: number): number {
  const found = roundScales.find((scale) => scale >= fitting);
  if (found !== undefined) return found;
  const last = roundScales.at(-1)!;
  return Math.ceil(fitting / last) * last;
}
