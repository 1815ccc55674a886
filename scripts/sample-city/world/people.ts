import type { Building } from './building.ts';
import type { City } from './city.ts';
import type { Fabric } from './districts.ts';
import { type MeshDigits, meshCode, toLonLat } from './frame.ts';
import { createRandom } from './random.ts';

/** People who live in one building on census night. */
export interface Residents {
  readonly households: number;
  readonly age0to14: number;
  readonly age15to64: number;
  readonly age65to74: number;
  readonly age75: number;
}

/** Share of 0–14, 65–74 and 75+ by fabric: hill estates of the 1970s and farm villages are the oldest. */
const ages: Readonly<Record<Fabric, readonly [number, number, number]>> = {
  centre: [0.1, 0.12, 0.12],
  shopping: [0.09, 0.16, 0.19],
  old: [0.08, 0.17, 0.23],
  mixed: [0.14, 0.12, 0.12],
  suburb: [0.13, 0.14, 0.15],
  fringe: [0.13, 0.15, 0.16],
  newtown: [0.08, 0.2, 0.25],
  apartments: [0.07, 0.2, 0.26],
  industry: [0.1, 0.13, 0.12],
  port: [0.1, 0.13, 0.12],
  farm: [0.08, 0.18, 0.26],
};

export const totalOf = (r: Residents): number => r.age0to14 + r.age15to64 + r.age65to74 + r.age75;

function residentsOf(building: Building, seed: number, index: number): Residents {
  const random = createRandom(seed, `residents ${index}`);
  const whole = (value: number): number => Math.floor(value + random.next());
  const area = building.floorAreaSquareMeters;
  const detached = [411, 413, 415].includes(building.usage);
  // 14 % of detached houses stand empty (住宅・土地統計調査 2018 national rate 13.6 %).
  const households = detached
    ? random.chance(0.86)
      ? 1
      : 0
    : building.usage === 412
      ? whole((area * 0.78) / 88)
      : building.usage === 414
        ? whole((area * 0.5) / 72)
        : 0;
  const size = detached ? (building.fabric === 'newtown' ? 2.15 : 2.5) : 1.75;
  const [child, younger, older] = ages[building.fabric];
  const result = { households, age0to14: 0, age15to64: 0, age65to74: 0, age75: 0 };
  for (let k = 0; k < households; k++) {
    const members = Math.max(1, whole(size + random.bell() * 0.9));
    for (let m = 0; m < members; m++) {
      const draw = random.next();
      if (draw < child && m > 0) result.age0to14++;
      else if (draw < child + younger) result.age65to74++;
      else if (draw < child + younger + older) result.age75++;
      else result.age15to64++;
    }
  }
  return result;
}

export const residentsOfCity = (city: City): Residents[] =>
  city.buildings.map((building, index) => residentsOf(building, city.seed, index));

/** Sums of a value per building over meshes, in the order of the mesh code. */
export function sumByMesh(city: City, digits: MeshDigits, valueAt: (index: number) => number): Map<string, number> {
  const sums = new Map<string, number>();
  city.buildings.forEach(({ middle }, index) => {
    const mesh = meshCode(toLonLat(middle), digits);
    sums.set(mesh, (sums.get(mesh) ?? 0) + valueAt(index));
  });
  return new Map([...sums].sort(([a], [b]) => a.localeCompare(b)));
}
