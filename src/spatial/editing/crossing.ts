/** A place where polygons are not valid in the sense of OGC Simple Features; metres. */
export interface Crossing {
  readonly x: number;
  readonly y: number;
  readonly kind: CrossingKind;
}

export type CrossingKind =
  /** Two lines cross. */
  | 'crossing'
  /** A ring touches itself. */
  | 'touch'
  /** Two edges share a stretch; a spike that folds back on itself too. */
  | 'overlap'
  /** A hole lies outside its polygon. */
  | 'hole_outside'
  /** A hole in a hole, or a polygon in a polygon. */
  | 'nested'
  /** Rings that touch each other cut the ground of one polygon in two. */
  | 'disconnected'
  /** Fewer than three different vertices. */
  | 'degenerate';
