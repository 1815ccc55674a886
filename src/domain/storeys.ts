/**
 * Storeys and floor area of a building, with what had to be estimated.
 * Source: storeys above ground from uro/bldg attributes; without them one storey for each 3 m of measured height
 * (3 m a storey as in 水害ハザードマップ作成の手引き: 2階床上 = 3 m), at least one.
 */
export const METRES_PER_STOREY = 3;

/** More storeys than any Japanese building has: such values are errors (PLATEAU null is 9999). */
const MOST_STOREYS = 100;

export interface Storeys {
  /** 0 unknown. */
  readonly storeys: number;
  /** From the height. */
  readonly estimated: boolean;
}

/** `storeysAbove` 0 and heights that are NaN or not above zero are missing. */
export function storeysOf(storeysAbove: number, heightMeters: number): Storeys {
  if (storeysAbove >= 1 && storeysAbove <= MOST_STOREYS) return { storeys: storeysAbove, estimated: false };
  if (!(heightMeters > 0) || heightMeters > MOST_STOREYS * 10) return { storeys: 0, estimated: false };
  return { storeys: Math.max(1, Math.round(heightMeters / METRES_PER_STOREY)), estimated: true };
}

export interface FloorArea {
  readonly squareMeters: number;
  readonly estimated: boolean;
}

/** Total floor area where given, else footprint × storeys (one storey where unknown), marked as estimated. */
export function floorAreaOf(
  totalFloorAreaSquareMeters: number,
  footprintSquareMeters: number,
  storeys: number,
): FloorArea {
  if (totalFloorAreaSquareMeters > 0) return { squareMeters: totalFloorAreaSquareMeters, estimated: false };
  return { squareMeters: footprintSquareMeters * Math.max(1, storeys), estimated: true };
}
