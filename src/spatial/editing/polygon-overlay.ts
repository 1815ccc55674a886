import type { PlanarPolygon, PlanarPosition } from '../../domain/plan.ts';
import { type GeometryPointer, type GeosRun, loadGeos, type RunGeos } from './geos.ts';
import { boundsMeet, type PlanarPolygons, planarArea, planarBounds } from './planar-polygons.ts';

/**
 * Polygons cut and joined, in planar metres. Results are valid, outer rings counter-clockwise and holes clockwise;
 * coordinates that are not cut stay bit for bit, and a polygon that nothing reaches is handed on as it came. A place of a cut is
 * rounded to the nearest double: beside the true line by at most about 1e-10 m in a city. Outlines that cross themselves
 * are mended first (see `repaired`). Throws a GeometryError where GEOS gives up.
 */
export interface PolygonOverlay {
  union(operands: readonly PlanarPolygons[]): PlanarPolygons;
  intersection(first: PlanarPolygons, second: PlanarPolygons): PlanarPolygons;
  difference(from: PlanarPolygons, taken: PlanarPolygons): PlanarPolygons;
  split(polygons: PlanarPolygons, line: readonly PlanarPosition[]): SplitPolygons;
  buffer(polygons: PlanarPolygons, meters: number, corners?: BufferCorners): PlanarPolygons;
  simplify(polygons: PlanarPolygons, toleranceMeters: number): PlanarPolygons;
  /** The polygons themselves where they are valid; else mended so that all ground within an outer ring stays, less the holes. */
  repaired(polygons: PlanarPolygons): PlanarPolygons;
  /** Where and why polygons are not valid in the sense of OGC Simple Features; undefined where they are. */
  faultOf(polygons: PlanarPolygons): PolygonFault | undefined;
}

export interface SplitPolygons {
  /** Parts of the polygons that the line divides, each by itself. */
  readonly parts: PlanarPolygons;
  /** Polygons that it does not divide, as they came. */
  readonly undivided: PlanarPolygons;
}

export interface PolygonFault {
  readonly x: number;
  readonly y: number;
  readonly reason: string;
}

/** Round corners keep the distance everywhere; sharp ones keep straight edges straight. */
export type BufferCorners = 'round' | 'sharp';

/** Pieces of a quarter circle: at 8 a round corner of 100 m is off by 0.5 m at most. */
const QUARTER_CIRCLE_PIECES = 8;
/** A sharp corner reaches out at most so many times the distance, then it is cut off. */
const MITRE_LIMIT = 5;
const CAP_ROUND = 1;
const JOINS: Readonly<Record<BufferCorners, number>> = { round: 1, sharp: 2 };
/** GEOSMakeValid: by the structure of rings, not by counting crossings. */
const BY_STRUCTURE = 1;

export async function loadPolygonOverlay(): Promise<PolygonOverlay> {
  const run = await loadGeos();
  return {
    union: (operands) => unionOf(run, operands),
    intersection: (first, second) => intersectionOf(run, first, second),
    difference: (from, taken) => differenceOf(run, from, taken),
    split: (polygons, line) => splitBy(run, polygons, line),
    buffer: (polygons, meters, corners = 'round') => bufferOf(run, polygons, meters, corners),
    simplify: (polygons, toleranceMeters) =>
      run((geos) =>
        geos.polygonsOf(
          geos.own(geos.geos.GEOSTopologyPreserveSimplify(valid(geos, polygons), toleranceMeters), 'simplify'),
        ),
      ),
    repaired: (polygons) =>
      run((geos) => {
        const given = geos.multiPolygon(polygons);
        return geos.geos.GEOSisValid(given) === 1 ? polygons : geos.polygonsOf(mended(geos, given));
      }),
    faultOf: (polygons) => run((geos) => faultOf(geos, polygons)),
  };
}

function unionOf(run: RunGeos, operands: readonly PlanarPolygons[]): PlanarPolygons {
  const given = operands.filter((operand) => operand.length > 0);
  if (given.length < 2) return given[0] ?? [];
  return run((geos) => {
    const { GEOSisValid, GEOSUnaryUnion } = geos.geos;
    const sound = given.flatMap((operand) => {
      const members = geos.multiPolygon(operand);
      return GEOSisValid(members) === 1 ? operand : geos.polygonsOf(mended(geos, members));
    });
    return geos.polygonsOf(geos.own(GEOSUnaryUnion(geos.multiPolygon(sound)), 'union'));
  });
}

function intersectionOf(run: RunGeos, first: PlanarPolygons, second: PlanarPolygons): PlanarPolygons {
  const [near, nearSecond] = [meeting(first, second).near, meeting(second, first).near];
  if (near.length === 0 || nearSecond.length === 0) return [];
  return run((geos) =>
    geos.polygonsOf(geos.own(geos.geos.GEOSIntersection(valid(geos, near), valid(geos, nearSecond)), 'intersection')),
  );
}

function differenceOf(run: RunGeos, from: PlanarPolygons, taken: PlanarPolygons): PlanarPolygons {
  const { near, far } = meeting(from, taken);
  const reaching = meeting(taken, from).near;
  if (near.length === 0 || reaching.length === 0) return from;
  return run((geos) => [
    ...far,
    ...geos.polygonsOf(geos.own(geos.geos.GEOSDifference(valid(geos, near), valid(geos, reaching)), 'difference')),
  ]);
}

/** Polygons whose box meets the box of some other, and the rest. */
function meeting(polygons: PlanarPolygons, others: PlanarPolygons) {
  const boxes = others.map(boundsOf);
  const all = planarBounds(
    boxes.flatMap(([minX, minY, maxX, maxY]): PlanarPosition[] => [
      [minX, minY],
      [maxX, maxY],
    ]),
  );
  const near: PlanarPolygon[] = [];
  const far: PlanarPolygon[] = [];
  for (const polygon of polygons) {
    const bounds = boundsOf(polygon);
    const meets = boundsMeet(bounds, all) && boxes.some((box) => boundsMeet(box, bounds));
    (meets ? near : far).push(polygon);
  }
  return { near, far };
}

/** Of all rings: the holes of a polygon that is yet to be mended may lie anywhere. */
const boundsOf = (polygon: PlanarPolygon) => planarBounds(polygon.flat());

function bufferOf(run: RunGeos, polygons: PlanarPolygons, meters: number, corners: BufferCorners): PlanarPolygons {
  if (!Number.isFinite(meters)) throw new RangeError(`expected a distance in metres, got ${meters}`);
  if (meters === 0 || polygons.length === 0) return polygons;
  return run((geos) =>
    geos.polygonsOf(
      geos.own(
        geos.geos.GEOSBufferWithStyle(
          valid(geos, polygons),
          meters,
          QUARTER_CIRCLE_PIECES,
          CAP_ROUND,
          JOINS[corners],
          MITRE_LIMIT,
        ),
        'buffer',
      ),
    ),
  );
}

function splitBy(run: RunGeos, polygons: PlanarPolygons, line: readonly PlanarPosition[]): SplitPolygons {
  if (line.length < 2) throw new RangeError(`expected a line of at least 2 positions, got ${line.length}`);
  const bounds = planarBounds(line);
  const parts: PlanarPolygon[] = [];
  const undivided: PlanarPolygon[] = [];
  for (const polygon of polygons) {
    const faces = boundsMeet(boundsOf(polygon), bounds) ? run((geos) => facesOf(geos, polygon, line)) : [];
    if (faces.length > 1) parts.push(...faces);
    else undivided.push(polygon);
  }
  return { parts, undivided };
}

/** Faces that the outline and the line make together, those of the polygon only. */
function facesOf(run: GeosRun, polygon: PlanarPolygon, line: readonly PlanarPosition[]): PlanarPolygons {
  const { geos } = run;
  const whole = valid(run, [polygon]);
  const outline = run.own(geos.GEOSBoundary(whole), 'outline');
  const edges = run.own(geos.GEOSUnion(outline, run.line(line)), 'nodes of the line');
  const faces = run.own(
    run.withPointers([edges], (array) => geos.GEOSPolygonize(array, 1)),
    'faces',
  );
  const found: PlanarPolygon[] = [];
  for (let index = 0; index < geos.GEOSGetNumGeometries(faces); index++) {
    const face = geos.GEOSGetGeometryN(faces, index);
    const inside = run.own(geos.GEOSPointOnSurface(face), 'point of a face');
    if (geos.GEOSIntersects(whole, inside) === 1) found.push(...run.polygonsOf(face));
  }
  return found.sort((a, b) => planarArea([b]) - planarArea([a]));
}

function valid(run: GeosRun, polygons: PlanarPolygons): GeometryPointer {
  const given = run.multiPolygon(polygons);
  return run.geos.GEOSisValid(given) === 1 ? given : mended(run, given);
}

function mended(run: GeosRun, given: GeometryPointer): GeometryPointer {
  const { geos } = run;
  const options = geos.GEOSMakeValidParams_create();
  try {
    geos.GEOSMakeValidParams_setMethod(options, BY_STRUCTURE);
    geos.GEOSMakeValidParams_setKeepCollapsed(options, 0);
    return run.own(geos.GEOSMakeValidWithParams(given, options), 'mending');
  } finally {
    geos.GEOSMakeValidParams_destroy(options);
  }
}

function faultOf(run: GeosRun, polygons: PlanarPolygons): PolygonFault | undefined {
  const { geos } = run;
  const given = run.multiPolygon(polygons);
  return run.withPointers([0, 0], (out) => {
    if (geos.GEOSisValidDetail(given, 0, out, out + 4) === 1) return undefined;
    const [reason, location] = [geos.Module.HEAPU32[out / 4]!, geos.Module.HEAPU32[out / 4 + 1]!];
    const text = geos.Module.UTF8ToString(reason);
    geos.GEOSFree(reason);
    const place = run.own(location, text);
    return run.withPointers([0, 0], (coordinate) => {
      const read = (get: (geometry: number, into: number) => unknown) => {
        get(place, coordinate);
        return geos.Module.getValue(coordinate, 'double') as number;
      };
      return { x: read(geos.GEOSGeomGetX), y: read(geos.GEOSGeomGetY), reason: text };
    });
  });
}
