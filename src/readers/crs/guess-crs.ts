import { isKnownCrs } from '../../spatial/coordinate-system.ts';

/** A coordinate system and how it was found. `guessed` means that nothing in the file said so. */
export interface FoundCrs {
  readonly crs: string;
  readonly guessed: boolean;
}

/**
 * Chooses the system of positions: what the user said, else what the file says, else by range: degrees inside Japan are
 * JGD2011. Plane coordinates look the same in all 19 systems, so they cannot be guessed: undefined.
 */
export function chooseCrs(positions: Float64Array, stated?: string): FoundCrs | undefined {
  if (stated !== undefined) return isKnownCrs(stated) ? { crs: stated, guessed: false } : undefined;
  return positionsInJapan(positions) ? { crs: 'EPSG:6668', guessed: true } : undefined;
}

/** Whether all positions are longitude, latitude in degrees around Japan (120–155° E, 20–47° N). */
export function positionsInJapan(positions: Float64Array): boolean {
  for (let index = 0; index < positions.length; index += 2) {
    const x = positions[index]!;
    const y = positions[index + 1]!;
    if (!(x >= 120 && x <= 155 && y >= 20 && y <= 47)) return false;
  }
  return positions.length > 0;
}
