import initGeosJs from 'geos-wasm';
import type { PlanarPolygon, PlanarPosition, PlanarRing } from '../../domain/plan.ts';
import { signedRingArea } from './planar-polygons.ts';

/**
 * GEOS (the geometry engine of PostGIS and QGIS), compiled to wasm inside its module: nothing is fetched. Taken over
 * polyclip-ts and JSTS because its overlay (OverlayNG) gives valid results where those throw on nearly touching outlines,
 * and is 10 to 30 times as fast. LGPL-3.0: it stays a module of its own.
 */
export type Geos = Awaited<ReturnType<typeof initGeosJs>>;

/** Address of a geometry in the memory of GEOS. */
export type GeometryPointer = number;

/** An operation that GEOS could not do, in its own words. */
export class GeometryError extends Error {
  override readonly name = 'GeometryError';
}

/** Kinds of geometry as GEOS numbers them. */
const POLYGON = 3;
const MULTIPOINT = 4;
const MULTIPOLYGON = 6;

const BYTES_OF_DOUBLE = 8;
const BYTES_OF_POINTER = 4;

/** A run of calls: what it makes is freed at its end, and a call that fails throws what GEOS said. */
export class GeosRun {
  readonly geos: Geos;
  private readonly lastMessage: () => string;
  private readonly geometries: GeometryPointer[] = [];

  constructor(geos: Geos, lastMessage: () => string) {
    this.geos = geos;
    this.lastMessage = lastMessage;
  }

  /** Takes a geometry over, or throws where the call gave none. */
  own(geometry: GeometryPointer | null, what: string): GeometryPointer {
    if (!geometry) throw new GeometryError(`${what}: ${this.lastMessage() || 'GEOS gave no result'}`);
    this.geometries.push(geometry);
    return geometry;
  }

  release(): void {
    for (const geometry of this.geometries) this.geos.GEOSGeom_destroy(geometry);
    this.geometries.length = 0;
  }

  multiPolygon(polygons: readonly PlanarPolygon[]): GeometryPointer {
    const members = polygons.filter((rings) => (rings[0]?.length ?? 0) >= 3).map((rings) => this.polygon(rings));
    return this.collection(MULTIPOLYGON, members);
  }

  line(positions: readonly PlanarPosition[]): GeometryPointer {
    return this.own(this.geos.GEOSGeom_createLineString(this.sequence(positions, false)), 'line');
  }

  /** A polygon that nobody owns yet. */
  private polygon([outer, ...holes]: PlanarPolygon): GeometryPointer {
    const { geos } = this;
    const ring = (positions: PlanarRing) => geos.GEOSGeom_createLinearRing(this.sequence(positions, true));
    const members = holes.filter((hole) => hole.length >= 3).map(ring);
    const polygon = this.withPointers(members, (array) =>
      geos.GEOSGeom_createPolygon(ring(outer!), array, members.length),
    );
    if (!polygon) throw new GeometryError(`polygon: ${this.lastMessage()}`);
    return polygon;
  }

  /** A collection that takes its members over. */
  private collection(type: number, members: readonly GeometryPointer[]): GeometryPointer {
    return this.withPointers(members, (array) =>
      this.own(this.geos.GEOSGeom_createCollection(type, array, members.length), 'collection'),
    );
  }

  withPointers<T>(pointers: readonly GeometryPointer[], call: (array: number) => T): T {
    const { Module } = this.geos;
    const array = Module._malloc(Math.max(1, pointers.length) * BYTES_OF_POINTER);
    try {
      Module.HEAPU32.set(pointers, array / BYTES_OF_POINTER);
      return call(array);
    } finally {
      Module._free(array);
    }
  }

  private sequence(positions: readonly PlanarPosition[], closed: boolean): number {
    const { Module } = this.geos;
    const count = positions.length + (closed ? 1 : 0);
    const buffer = Module._malloc(2 * count * BYTES_OF_DOUBLE);
    try {
      const { HEAPF64 } = Module;
      let at = buffer / BYTES_OF_DOUBLE;
      for (let index = 0; index < count; index++) {
        const [x, y] = positions[index % positions.length]!;
        HEAPF64[at++] = x;
        HEAPF64[at++] = y;
      }
      return this.geos.GEOSCoordSeq_copyFromBuffer(buffer, count, 0, 0);
    } finally {
      Module._free(buffer);
    }
  }

  /** All polygons of a geometry, lines and points left out; outer rings counter-clockwise, holes clockwise. */
  polygonsOf(geometry: GeometryPointer): PlanarPolygon[] {
    const { geos } = this;
    const type = geos.GEOSGeomTypeId(geometry);
    if (type === POLYGON) return geos.GEOSisEmpty(geometry) ? [] : [this.ringsOf(geometry)];
    if (type < MULTIPOINT) return [];
    return Array.from({ length: geos.GEOSGetNumGeometries(geometry) }, (_, index) =>
      this.polygonsOf(geos.GEOSGetGeometryN(geometry, index)),
    ).flat();
  }

  private ringsOf(polygon: GeometryPointer): PlanarPolygon {
    const { geos } = this;
    const holes = Array.from({ length: geos.GEOSGetNumInteriorRings(polygon) }, (_, index) =>
      turned(this.positionsOf(geos.GEOSGetInteriorRingN(polygon, index)), -1),
    );
    return [turned(this.positionsOf(geos.GEOSGetExteriorRing(polygon)), 1), ...holes];
  }

  /** Positions of a closed line or ring without the last, which repeats the first. */
  private positionsOf(line: GeometryPointer): PlanarRing {
    const { geos } = this;
    const count = geos.GEOSGeomGetNumPoints(line);
    const buffer = geos.Module._malloc(2 * count * BYTES_OF_DOUBLE);
    try {
      geos.GEOSCoordSeq_copyToBuffer(geos.GEOSGeom_getCoordSeq(line), buffer, 0, 0);
      const { HEAPF64 } = geos.Module;
      const start = buffer / BYTES_OF_DOUBLE;
      return Array.from({ length: count - 1 }, (_, index) => [
        HEAPF64[start + 2 * index]!,
        HEAPF64[start + 2 * index + 1]!,
      ]);
    } finally {
      geos.Module._free(buffer);
    }
  }
}

/** A ring the way round that is asked for, beginning with its lowest position (west before east, then south before north). */
function turned(ring: PlanarRing, direction: 1 | -1): PlanarRing {
  const rightWay = Math.sign(signedRingArea(ring)) === -direction ? ring.toReversed() : ring;
  let first = 0;
  rightWay.forEach(([x, y], index) => {
    const [lowestX, lowestY] = rightWay[first]!;
    if (x < lowestX || (x === lowestX && y < lowestY)) first = index;
  });
  return [...rightWay.slice(first), ...rightWay.slice(0, first)];
}

/** Runs calls of GEOS; see `GeosRun`. */
export type RunGeos = <T>(call: (run: GeosRun) => T) => T;

let loading: Promise<RunGeos> | undefined;

/** Loads GEOS: about 0.1 s, once a thread, since the package keeps one instance for all who ask. */
export function loadGeos(): Promise<RunGeos> {
  loading ??= initialise();
  return loading;
}

async function initialise(): Promise<RunGeos> {
  let message = '';
  const geos = await initGeosJs({
    errorHandler: (text) => {
      message = text;
    },
    // Notices tell where a geometry is invalid; that is asked for where it matters.
    noticeHandler: () => undefined,
  });
  return (call) => {
    message = '';
    const run = new GeosRun(geos, () => message);
    try {
      return call(run);
    } finally {
      run.release();
    }
  };
}
