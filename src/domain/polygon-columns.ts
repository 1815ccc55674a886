/**
 * Multipolygons as flat arrays, one row a feature (the layout of GeoArrow multipolygons).
 *
 * Row `i` holds polygons `rowOffsets[i] … rowOffsets[i+1]-1`; polygon `p` holds rings
 * `polygonOffsets[p] … polygonOffsets[p+1]-1` (the first is the outer ring); ring `r` holds vertices
 * `ringOffsets[r] … ringOffsets[r+1]-1`. Vertex `v` is `positions[2v], positions[2v+1]`. Rings are closed: the last
 * vertex repeats the first. Ring direction is not relied on.
 */
export interface PolygonColumns {
  /** Interleaved pairs: longitude, latitude in degrees (JGD2011) from readers; x (east), y (north) in metres once planar. */
  readonly positions: Float64Array;
  /** Height (TP, metres) per vertex where the source has one; NaN where not. */
  readonly heights?: Float32Array;
  readonly ringOffsets: Uint32Array;
  readonly polygonOffsets: Uint32Array;
  readonly rowOffsets: Uint32Array;
}
