import { detailedDepthClasses, splitRanks, undividedRankValue } from '../domain/depth-class.ts';
import { type DepthRank, depthRanks, stateOfDepth } from '../domain/depth-rank.ts';

/**
 * Classes of ground under one hazard, as stored in `zone_hazard_areas`: the larger code is the more dangerous, so of several
 * sources the largest code counts. 0 not surveyed, 1 surveyed and not hit, 2 hit without a class (counted as unknown); then
 * depths by rank (see `areaDepthClasses`), or for landslide and house collapse 2 + rank.
 */
export const AREA_UNKNOWN = 0;
export const AREA_NOT_HIT = 1;
export const AREA_UNRANKED = 2;
export const FIRST_AREA_CLASS = 3;

export interface AreaDepthClass {
  readonly code: number;
  readonly rank: DepthRank['rank'];
  /** As written in tables: a detailed class, or `rank_1` where only the rank is known. */
  readonly value: string;
}

/** Depth classes in the order of their codes: the undivided rank before its detailed classes. */
export const areaDepthClasses: readonly AreaDepthClass[] = depthRanks
  .flatMap(({ rank }) => [
    ...(splitRanks.includes(rank) ? [{ rank, value: undividedRankValue(rank) }] : []),
    ...detailedDepthClasses.filter((detailed) => detailed.rank === rank).map(({ value }) => ({ rank, value })),
  ])
  .map((found, index) => ({ ...found, code: FIRST_AREA_CLASS + index }));

/** Standard rank of a depth class. Throws a RangeError for a code that is none. */
export function rankOfAreaCode(code: number): DepthRank['rank'] {
  const found = areaDepthClasses[code - FIRST_AREA_CLASS];
  if (!found) throw new RangeError(`expected the code of a depth class, got ${code}`);
  return found.rank;
}

const codeOfRank = depthRanks.map(({ rank }) => areaDepthClasses.find((found) => found.rank === rank)!.code);
const detailedCodes = detailedDepthClasses.map(({ value, fromMeters }) => ({
  fromMeters,
  code: areaDepthClasses.find((found) => found.value === value)!.code,
}));

/** Code of a depth in metres (0 or less: not hit; NaN: not known). */
export function areaCodeOfDepth(depthMeters: number): number {
  if (Number.isNaN(depthMeters)) return AREA_UNKNOWN;
  if (depthMeters <= 0) return AREA_NOT_HIT;
  // held as 32-bit float a depth of 0.3 m must not fall below 0.3 m
  const depth = depthMeters * (1 + 2 ** -23);
  return detailedCodes.findLast(({ fromMeters }) => fromMeters <= depth)!.code;
}

/** Code of a standard rank of depth, divided where a depth inside that rank is known (NaN: not). */
export function areaCodeOfRank(rank: number, depthMeters: number): number {
  return depthMeters > 0 && stateOfDepth(depthMeters) === rank ? areaCodeOfDepth(depthMeters) : codeOfRank[rank - 1]!;
}
