/** Ways on foot from every building of a city to the nearest of some places (`createWalking` of `src/city`). */
export interface Walking {
  /** Without roads every way is a straight line. */
  readonly hasRoads: boolean;
  /** Rejects with an AbortError when the signal fires. */
  nearest(places: WalkingPlaces, options: WalkingOptions): Promise<WalkingDistances>;
}

/** Planar metres in the city's own system. */
export interface WalkingPlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface WalkingOptions {
  /** Over the roads where there are any, or straight lines for everybody. */
  readonly over: 'roads' | 'straight';
  /** A straight line is taken so many times its length. */
  readonly straightFactor: number;
  /** Buildings and places join the nearest road within so many metres; beyond, their ways are straight lines. */
  readonly joinMeters: number;
  readonly signal?: AbortSignal;
}

/** How a building's distance came about. */
export const WALK_NONE = 0;
export const WALK_ROADS = 1;
export const WALK_STRAIGHT = 2;

export interface WalkingDistances {
  /** Per building; NaN where no place can be reached: its roads lead to none, or it has no position. */
  readonly distanceMeters: Float32Array;
  /** Per building: index of the nearest place, −1 none. Of places equally far the first. */
  readonly nearest: Int32Array;
  /** Per building: `WALK_NONE`, `WALK_ROADS`, `WALK_STRAIGHT`. */
  readonly way: Uint8Array;
  /** Side of the cells of road surface; absent where no roads were used. */
  readonly roadCellMeters?: number;
}
