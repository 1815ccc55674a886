import type { FacilityKind } from '../../domain/datasets.ts';
import type { GroundStates, MapExtract, MapFootprints } from '../../domain/map-extract.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { Frame, MapContent } from '../../domain/sheet.ts';
import type { DrawLine } from '../drawing/drawing.ts';
import { UNKNOWN } from './ground-layer.ts';
import { frameLine, zoneOrder } from './map-styles.ts';
import type { PaperView } from './paper-view.ts';
import type { ShownClasses, ShownHazardArea } from './shown-classes.ts';

interface Shown {
  readonly extract: MapExtract;
  readonly content: MapContent;
}

/** What of an extract can be seen within the frame's line. */
export function findShown({ extract, content }: Shown, view: PaperView): ShownClasses {
  const { ground, footprints, zones, hazardAreas, facilities, roads, baseMap, difference } = extract;
  const { hazard, carrier } = content;
  const within = insideLine(view.frame);
  const onGround = hazard && ground ? statesOfGround(ground, within, view) : [];
  // Where buildings carry the ramp, the ground shows no class but its unknown parts.
  const groundStates = carrier === 'ground' ? onGround : onGround.filter((state) => state === UNKNOWN);
  const buildings = footprints && content.buildings ? footprints : null;
  const buildingStates = hazard && buildings ? statesOfBuildings(buildings, within, view) : [];
  const isSeen = (line: DrawLine) => touches(line, within);
  const isAnySeen = (polygons: PolygonColumns) => view.rings(polygons, 0, polygons.rowOffsets.length - 2).some(isSeen);
  return {
    hazard,
    carrier,
    states:
      carrier === 'ground' ? groundStates : [...new Set([...groundStates, ...buildingStates])].sort((a, b) => a - b),
    groundStates,
    buildingStates,
    buildingCounts: hazard && buildings ? countsOfBuildings(buildings, view) : null,
    zoneKinds: zoneOrder.filter((kind) =>
      zones.some(
        ({ zoneKind, zoneId, polygons }) =>
          zoneKind === kind && view.rings(polygons, 0, zoneId.length - 1).some((ring) => crosses(ring, within)),
      ),
    ),
    hazardAreas: sortedAreas(
      hazardAreas.flatMap(({ hazard: of, rank, polygons }) =>
        Array.from(rank, (value, row) => ({ hazard: of, rank: value, row }))
          .filter(({ row }) => view.rings(polygons, row, row).some(isSeen))
          .map(({ hazard: kind, rank: value }) => ({ hazard: kind, rank: value })),
      ),
    ),
    facilityKinds: kindsOf(facilities.filter(({ x, y }) => contains(view.frame, view.toPaper(x, y)))),
    roads: roads !== null && roads.rowOffsets.length > 1,
    baseMap: baseMap !== null,
    difference: {
      removed: (difference ?? []).some(({ removed }) => isAnySeen(removed)),
      added: (difference ?? []).some(({ added }) => isAnySeen(added)),
    },
    groundCellMm: ground && groundStates.length > 0 ? ground.cellMeters * view.mmPerMeter : 0,
  };
}

/** The frame's line covers half its width. */
const insideLine = ({ x, y, width, height }: Frame): Frame => ({
  x: x + frameLine.widthMm / 2,
  y: y + frameLine.widthMm / 2,
  width: width - frameLine.widthMm,
  height: height - frameLine.widthMm,
});

export const contains = ({ x, y, width, height }: Frame, [px, py]: readonly [number, number]): boolean =>
  px >= x && px <= x + width && py >= y && py <= y + height;

/** Cells that reach into the frame. */
function statesOfGround(ground: GroundStates, within: Frame, view: PaperView): number[] {
  const { width, height, left, top, cellMeters, state } = ground;
  const reach = (cellMeters * view.mmPerMeter) / 2;
  const wider = {
    x: within.x - reach,
    y: within.y - reach,
    width: within.width + 2 * reach,
    height: within.height + 2 * reach,
  };
  const found = new Uint8Array(256);
  const [originX, originY] = view.toPaper(left + cellMeters / 2, top - cellMeters / 2);
  const [nextX, nextY] = view.toPaper(left + 1.5 * cellMeters, top - cellMeters / 2);
  const [alongX, alongY] = [nextX - originX, nextY - originY];
  const [belowX, belowY] = [-alongY, alongX];
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const value = state[row * width + column]!;
      if (found[value] !== 0) continue;
      const place = [originX + column * alongX + row * belowX, originY + column * alongY + row * belowY] as const;
      if (contains(wider, place)) found[value] = 1;
    }
  return statesFound(found);
}

function statesOfBuildings({ building, state, polygons }: MapFootprints, within: Frame, view: PaperView): number[] {
  const found = new Uint8Array(256);
  for (let row = 0; row < building.length; row++) {
    const value = state[row]!;
    if (found[value] === 0 && view.rings(polygons, row, row).some((ring) => touches(ring, within))) found[value] = 1;
  }
  return statesFound(found);
}

const statesFound = (found: Uint8Array): number[] => Array.from(found.keys()).filter((value) => found[value] !== 0);

/** Stored states run from 0 to 7. */
const STATES = 8;

function countsOfBuildings({ building, state, pointX, pointY }: MapFootprints, view: PaperView): number[] {
  const counts = new Array<number>(STATES).fill(0);
  for (let row = 0; row < building.length; row++)
    if (contains(view.frame, view.toPaper(pointX[row]!, pointY[row]!))) counts[state[row]!]!++;
  return counts;
}

const sortedAreas = (areas: readonly ShownHazardArea[]): ShownHazardArea[] =>
  [...new Map(areas.map((area) => [`${area.hazard} ${area.rank}`, area])).values()].sort((a, b) =>
    a.hazard === b.hazard ? b.rank - a.rank : a.hazard < b.hazard ? 1 : -1,
  );

const kindsOf = (facilities: MapExtract['facilities']): FacilityKind[] => [
  ...new Set(facilities.map(({ kind }) => kind)),
];

/** Whether any part of a filled ring lies in the frame: its line does, or it encloses the frame. */
export function touches(ring: DrawLine, frame: Frame): boolean {
  return crosses(ring, frame) || encloses(ring, frame.x + frame.width / 2, frame.y + frame.height / 2);
}

/** Whether the line of a ring runs through the frame. */
export function crosses({ points }: DrawLine, frame: Frame): boolean {
  for (let at = 0; at < points.length; at += 2) {
    const next = at + 2 < points.length ? at + 2 : 0;
    if (segmentMeets(points[at]!, points[at + 1]!, points[next]!, points[next + 1]!, frame)) return true;
  }
  return false;
}

/** Liang–Barsky: the part of the segment within all four sides is not empty. */
function segmentMeets(ax: number, ay: number, bx: number, by: number, { x, y, width, height }: Frame): boolean {
  if (Math.max(ax, bx) < x || Math.min(ax, bx) > x + width) return false;
  if (Math.max(ay, by) < y || Math.min(ay, by) > y + height) return false;
  let [from, to] = [0, 1];
  for (const [start, step, low, high] of [
    [ax, bx - ax, x, x + width],
    [ay, by - ay, y, y + height],
  ] as const) {
    if (step === 0) continue;
    const [enter, leave] = step > 0 ? [low, high] : [high, low];
    from = Math.max(from, (enter - start) / step);
    to = Math.min(to, (leave - start) / step);
  }
  return from <= to;
}

/** Even-odd. */
function encloses({ points }: DrawLine, px: number, py: number): boolean {
  let inside = false;
  for (let at = 0, before = points.length - 2; at < points.length; before = at, at += 2) {
    const [ax, ay, bx, by] = [points[at]!, points[at + 1]!, points[before]!, points[before + 1]!];
    if (ay > py !== by > py && px < ax + ((py - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}
