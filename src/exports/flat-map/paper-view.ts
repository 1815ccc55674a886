import type { PlanarBounds } from '../../domain/map-extract.ts';
import type { PolygonColumns } from '../../domain/polygon-columns.ts';
import type { Frame } from '../../domain/sheet.ts';
import type { DrawLine } from '../drawing/drawing.ts';

/** Where a flat map looks: the place in the middle of its frame, 1 : `scale`, and how far its up is turned from north. */
export interface FlatView {
  /** Metres of the city's plane. */
  readonly centre: readonly [x: number, y: number];
  readonly scale: number;
  /** Clockwise. */
  readonly rotationDegrees: number;
}

/** The plane on paper: exact, a metre of the plane is 1,000 / scale millimetres in every direction. */
export interface PaperView {
  readonly frame: Frame;
  readonly mmPerMeter: number;
  /** How a picture that is north up in the plane is turned on paper, clockwise. */
  readonly turnDegrees: number;
  toPaper(x: number, y: number): readonly [x: number, y: number];
  /** All rings of some rows of polygons. */
  rings(polygons: PolygonColumns, firstRow: number, lastRow: number): DrawLine[];
}

const MM_PER_METER = 1000;

export function createPaperView({ centre, scale, rotationDegrees }: FlatView, frame: Frame): PaperView {
  const mmPerMeter = MM_PER_METER / scale;
  const turn = (rotationDegrees * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(turn) * mmPerMeter, Math.cos(turn) * mmPerMeter];
  const [middleX, middleY] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
  const toPaper = (x: number, y: number): readonly [number, number] => {
    const [east, north] = [x - centre[0], y - centre[1]];
    return [middleX + east * cosine - north * sine, middleY - east * sine - north * cosine];
  };
  return {
    frame,
    mmPerMeter,
    turnDegrees: -rotationDegrees,
    toPaper,
    rings: (polygons, firstRow, lastRow) => ringsOnPaper(polygons, firstRow, lastRow, toPaper),
  };
}

/** Closed lines don't repeat their first point, rings of the columns do. */
function ringsOnPaper(
  { positions, ringOffsets, polygonOffsets, rowOffsets }: PolygonColumns,
  firstRow: number,
  lastRow: number,
  toPaper: PaperView['toPaper'],
): DrawLine[] {
  const lines: DrawLine[] = [];
  const last = polygonOffsets[rowOffsets[lastRow + 1]!]!;
  for (let ring = polygonOffsets[rowOffsets[firstRow]!]!; ring < last; ring++) {
    const [start, end] = [ringOffsets[ring]!, ringOffsets[ring + 1]! - 1];
    if (end - start < 2) continue;
    const points = new Float64Array(2 * (end - start));
    for (let vertex = start; vertex < end; vertex++) {
      const [x, y] = toPaper(positions[2 * vertex]!, positions[2 * vertex + 1]!);
      points[2 * (vertex - start)] = x;
      points[2 * (vertex - start) + 1] = y;
    }
    lines.push({ points, closed: true });
  }
  return lines;
}

/** The part of the plane that a frame shows: its box, where the map is turned. */
export function boundsOfFrame({ centre, scale, rotationDegrees }: FlatView, frame: Frame): PlanarBounds {
  const turn = (rotationDegrees * Math.PI) / 180;
  const [sine, cosine] = [Math.abs(Math.sin(turn)), Math.abs(Math.cos(turn))];
  const [width, height] = [(frame.width * scale) / MM_PER_METER, (frame.height * scale) / MM_PER_METER];
  const [halfX, halfY] = [(width * cosine + height * sine) / 2, (width * sine + height * cosine) / 2];
  return [centre[0] - halfX, centre[1] - halfY, centre[0] + halfX, centre[1] + halfY];
}
