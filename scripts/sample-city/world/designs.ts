import type { Design } from './building.ts';
import type { Fabric } from './districts.ts';
import type { Random } from './random.ts';

/** Typical buildings of each fabric. Codes: Building_usage, BuildingDetailAttribute_buildingStructureType (PLATEAU). */
const wood = 601;
const src = 602;
const rc = 603;
const steel = 604;
const lightSteel = 605;

const storeyHeight: Readonly<Record<number, number>> = {
  [wood]: 2.9,
  [src]: 3.5,
  [rc]: 3.2,
  [steel]: 3.5,
  [lightSteel]: 2.9,
};

function design(random: Random, usage: number, structure: number, storeys: number, year: number, name = ''): Design {
  const roof =
    structure === wood
      ? random.between(1.3, 2.4)
      : structure === lightSteel
        ? random.between(0.5, 1.6)
        : random.between(0.6, 1.6);
  const height = storeys * storeyHeight[structure]! * random.between(0.96, 1.05) + roof;
  return { usage, structure, storeys, heightMeters: Math.round(height * 10) / 10, year: Math.round(year), name };
}

/** Years of building by fabric: [first, last], leaning to the middle. */
const years: Readonly<Record<Fabric, readonly [number, number]>> = {
  centre: [1972, 2021],
  shopping: [1955, 2012],
  old: [1935, 2015],
  mixed: [1962, 2022],
  suburb: [1966, 2023],
  newtown: [1974, 1996],
  apartments: [1966, 1988],
  industry: [1968, 2015],
  port: [1965, 2018],
  fringe: [1965, 2022],
  farm: [1930, 2012],
};

const yearOf = (random: Random, fabric: Fabric): number => {
  const [first, last] = years[fabric];
  // Four in ten houses of a 1970s hill estate have been rebuilt or added since.
  if (fabric === 'newtown' && random.chance(0.25)) return random.whole(1997, 2022);
  return first + (last - first) * ((random.next() + random.next()) / 2);
};

/** A detached house, its shop or its workshop. */
export function houseDesign(random: Random, fabric: Fabric): Design {
  const year = yearOf(random, fabric);
  const old = year < 1965;
  const storeys = random.weighted([
    [1, old ? 4 : fabric === 'farm' ? 4 : 1.1],
    [2, 9],
    [3, year > 1990 && (fabric === 'mixed' || fabric === 'shopping') ? 1.6 : 0.15],
  ]);
  const usage = random.weighted([
    [411, 20],
    [413, fabric === 'shopping' ? 26 : fabric === 'old' ? 3 : fabric === 'mixed' ? 1.4 : 0.3],
    [415, fabric === 'old' ? 1 : 0.2],
    [402, fabric === 'shopping' ? 16 : 0.25],
    [401, fabric === 'mixed' ? 0.6 : 0.1],
  ]);
  const structure = random.weighted([
    [wood, old ? 30 : 16],
    [lightSteel, old ? 0.2 : 3],
    [steel, storeys > 2 || usage === 402 ? 8 : 0.6],
    [rc, storeys > 2 ? 1 : 0.15],
  ]);
  return design(random, usage, structure, storeys, year);
}

/** A tall building of the station centre: `closeness` 1 at the square, 0 at the edge. */
export function centreDesign(random: Random, closeness: number): Design {
  const low = 3 + 4 * closeness;
  const storeys = Math.max(2, Math.min(15, Math.round(low + random.next() ** 1.6 * (4 + 8 * closeness))));
  const usage = random.weighted([
    [401, 6],
    [402, 5],
    [404, 4],
    [403, 1.6],
    [414, 4],
    [412, storeys > 7 ? 5 : 2],
  ]);
  const structure =
    storeys >= 9
      ? random.weighted([
          [src, 5],
          [rc, 3],
        ])
      : random.weighted([
          [rc, 5],
          [steel, 4],
        ]);
  return design(random, usage, structure, storeys, random.between(1972, 2021));
}

/** マンション and rented flats. */
export function apartmentDesign(random: Random, fabric: Fabric): Design {
  const estate = fabric === 'apartments';
  const storeys = estate
    ? random.weighted([
        [4, 2],
        [5, 6],
      ])
    : random.weighted([
        [2, 7],
        [3, 6],
        [4, 3],
        [5, 2],
        [7, 1],
        [10, 0.5],
      ]);
  const structure =
    storeys <= 2
      ? random.weighted([
          [wood, 4],
          [lightSteel, 5],
        ])
      : storeys === 3
        ? random.weighted([
            [steel, 2],
            [rc, 4],
          ])
        : rc;
  return design(random, 412, structure, storeys, estate ? random.between(1966, 1984) : random.between(1980, 2021));
}

/** Shops with car parks along the national road. */
export const roadsideDesign = (random: Random): Design =>
  design(
    random,
    random.weighted([
      [402, 8],
      [401, 1.4],
      [404, 1],
    ]),
    steel,
    random.weighted([
      [1, 6],
      [2, 3],
    ]),
    random.between(1988, 2020),
  );

export function factoryDesign(random: Random, fabric: Fabric): Design {
  const store = random.chance(fabric === 'port' ? 0.78 : 0.4);
  const storeys = random.weighted([
    [1, 7],
    [2, 3],
    [3, store ? 1 : 0.3],
  ]);
  const base = design(
    random,
    store ? 431 : 441,
    random.weighted([
      [steel, 7],
      [rc, 1],
    ]),
    storeys,
    random.between(1968, 2018),
  );
  return { ...base, heightMeters: Math.round((storeys * 5.2 + random.between(2, 6)) * 10) / 10 };
}

export const barnDesign = (random: Random): Design =>
  design(
    random,
    451,
    random.weighted([
      [wood, 4],
      [lightSteel, 2],
    ]),
    1,
    random.between(1940, 2010),
  );

export { design as plainDesign, lightSteel, rc, src, steel, wood };
