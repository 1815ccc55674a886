import { type Field, shapefile } from '../formats/sample-shapefile.ts';
import { type RawFile, zipFiles } from '../formats/zip.ts';
import { fromLonLat, meshBounds } from '../world/frame.ts';
import { createNoise } from '../world/random.ts';
import { type MeshPeople, peopleByMesh } from './census-mesh.ts';
import { meshArea } from './mesh-polygon.ts';
import { cityCode, type Sample } from './sample.ts';

export const projectionYears = [2020, 2025, 2030, 2035, 2040, 2045, 2050, 2055, 2060, 2065, 2070] as const;

export interface Projection {
  readonly total: number;
  readonly under15: number;
  readonly working: number;
  readonly over65: number;
  readonly over75: number;
}

/** People of a mesh in each year: fewer and older, faster at the edge of the city (`vigour` −1…1). */
export function projectMesh(people: MeshPeople, vigour: number, year: number): Projection {
  const base = people.age0to14 + people.age15to64 + people.age65to74 + people.age75;
  const share = (part: number): number => (base > 0 ? part / base : 0);
  const t = (year - 2020) / 50;
  const total = base * (1 - (0.46 - 0.16 * vigour) * t ** 1.1);
  const old = share(people.age65to74 + people.age75);
  // The share of old people moves to 42 % (38–46 % by place), most of it by 2050; of them six in ten are 75 or older.
  const oldShare = old + (0.42 - 0.04 * vigour - old) * (1 - (1 - t) ** 1.8);
  const olderOfOld = old > 0 ? share(people.age75) / old : 0.5;
  const olderShare = olderOfOld + (0.6 - olderOfOld) * (1 - (1 - t) ** 1.8);
  const child = share(people.age0to14) * (1 - 0.3 * t);
  return {
    total,
    under15: total * child,
    working: total * (1 - child - oldShare),
    over65: total * oldShare,
    over75: total * oldShare * olderShare,
  };
}

/** `250m_mesh_2024_99_SHP.zip`: 250 m メッシュ別将来推計人口 (R6 form): PTN, PTA (0–14), PTB (15–64), PTC (65+), PTD (75+). */
export function futurePopulationFile(sample: Sample): RawFile {
  const noise = createNoise(sample.city.seed, 'vigour');
  const number = (name: string): Field => ({ name, type: 'N', length: 12, decimals: 4 });
  const fields: Field[] = [
    { name: 'MESH_ID', type: 'C', length: 10 },
    { name: 'SHICODE', type: 'C', length: 20 },
    ...projectionYears.flatMap((year) => ['PTN', 'PTA', 'PTB', 'PTC', 'PTD'].map((key) => number(`${key}_${year}`))),
    { name: 'HITOKU', type: 'C', length: 10 },
  ];
  const records = peopleByMesh(sample).map((people) => {
    const [west, south] = meshBounds(people.mesh);
    const [x, y] = fromLonLat([west, south]);
    const central = Math.exp(-(((x - 3300) / 1500) ** 2) - ((y - 1700) / 1300) ** 2);
    const vigour = Math.max(-1, Math.min(1, 1.3 * central - 0.5 + 0.5 * noise(x / 500, y / 500)));
    const values = projectionYears.flatMap((year) => {
      const { total, under15, working, over65, over75 } = projectMesh(people, vigour, year);
      return [total, under15, working, over65, over75];
    });
    return { values: [people.mesh, cityCode, ...values, ''], areas: [meshArea(people.mesh)] };
  });
  const base = '250m_mesh_2024_99';
  return { path: `${base}_SHP.zip`, bytes: zipFiles(shapefile(`${base}_SHP/${base}`, fields, records, true)) };
}
