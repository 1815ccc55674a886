/**
 * Origins of the Japanese plane-rectangular systems I–XIX, degrees; scale factor 0.9999, no false easting or northing.
 * Source: 平成14年国土交通省告示第9号. JGD2011 EPSG:6669–6687, JGD2000 EPSG:2443–2461, old Tokyo datum EPSG:30161–30179.
 */
export interface PlaneRectangularZone {
  /** 1…19. */
  readonly zone: number;
  readonly originLat: number;
  readonly originLon: number;
}

const dms = (degrees: number, minutes: number) => degrees + minutes / 60;

export const planeRectangularZones: readonly PlaneRectangularZone[] = (
  [
    [33, dms(129, 30)],
    [33, 131],
    [36, dms(132, 10)],
    [33, dms(133, 30)],
    [36, dms(134, 20)],
    [36, 136],
    [36, dms(137, 10)],
    [36, dms(138, 30)],
    [36, dms(139, 50)],
    [40, dms(140, 50)],
    [44, dms(140, 15)],
    [44, dms(142, 15)],
    [44, dms(144, 15)],
    [26, 142],
    [26, dms(127, 30)],
    [26, 124],
    [26, 131],
    [20, 136],
    [26, 154],
  ] as const
).map(([originLat, originLon], index) => ({ zone: index + 1, originLat, originLon }));

/** EPSG:6669 … EPSG:6687 of zone 1 … 19. */
export const planeRectangularCrs = (zone: number): string => `EPSG:${6668 + zone}`;

/** How the systems are named: 「第IX系」, "Japan Plane Rectangular CS IX". */
export const planeRectangularNumerals: readonly string[] =
  'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX'.split(' ');
