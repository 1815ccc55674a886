import { type Cell, csv, toCp932 } from '../formats/text.ts';
import { type RawFile, zipFiles } from '../formats/zip.ts';
import { meshBounds } from '../world/frame.ts';
import { type Residents, totalOf } from '../world/people.ts';
import { createRandom } from '../world/random.ts';
import type { Sample } from './sample.ts';

/** People by 250 m mesh, before anything is hidden. */
export interface MeshPeople extends Record<keyof Residents, number> {
  readonly mesh: string;
}

export function peopleByMesh({ meshOfBuilding, residents }: Sample): MeshPeople[] {
  const rows = new Map<string, MeshPeople>();
  residents.forEach((people, index) => {
    if (totalOf(people) === 0) return;
    const mesh = meshOfBuilding[index]!;
    const row = rows.get(mesh) ?? { mesh, households: 0, age0to14: 0, age15to64: 0, age65to74: 0, age75: 0 };
    for (const key of Object.keys(people) as (keyof Residents)[]) row[key] += people[key];
    rows.set(mesh, row);
  });
  return [...rows.values()].sort((a, b) => a.mesh.localeCompare(b.mesh));
}

/** e-Stat hides the ages of a mesh with few people and adds them to a neighbour (合算). */
const hideBelow = 10;

const columns: readonly (readonly [string, string])[] = [
  ['T001142001', '　人口（総数）'],
  ['T001142002', '　人口（総数）　男'],
  ['T001142003', '　人口（総数）　女'],
  ['T001142004', '　０～１４歳人口　総数'],
  ['T001142010', '　１５～６４歳人口　総数'],
  ['T001142019', '　６５歳以上人口　総数'],
  ['T001142022', '　７５歳以上人口　総数'],
  ['T001142034', '　世帯総数'],
];

/** `tblT001142H{mesh1}.zip`: 国勢調査 2020, 250 m mesh, CP932, CRLF, two header rows. */
export function censusMeshFile(sample: Sample): RawFile {
  const rows = peopleByMesh(sample);
  const into = hiddenInto(rows);
  const merged = new Map(rows.map((row) => [row.mesh, { ...row }]));
  for (const [from, to] of into)
    for (const key of ['age0to14', 'age15to64', 'age65to74', 'age75'] as const)
      merged.get(to)![key] += merged.get(from)![key];
  const lines: Cell[][] = [
    ['KEY_CODE', 'HTKSYORI', 'HTKSAKI', 'GASSAN', ...columns.map(([code]) => code)],
    ['', '', '', '', ...columns.map(([, label]) => label)],
  ];
  for (const row of rows) {
    const target = into.get(row.mesh);
    const sources = [...into].filter(([, to]) => to === row.mesh).map(([from]) => from);
    const total = totalOf(row);
    const men = Math.round(total * (0.475 + 0.03 * createRandom(sample.city.seed, `men ${row.mesh}`).next()));
    const { age0to14, age15to64, age65to74, age75 } = merged.get(row.mesh)!;
    const detail: Cell[] = target ? ['*', '*', '*', '*'] : [age0to14, age15to64, age65to74 + age75, age75];
    lines.push([
      row.mesh,
      target ? 2 : sources.length > 0 ? 1 : 0,
      target ?? '',
      sources.join(';'),
      total,
      men,
      total - men,
      ...detail,
      row.households,
    ]);
  }
  const name = `tblT001142H${rows[0]!.mesh.slice(0, 4)}`;
  return { path: `${name}.zip`, bytes: zipFiles([{ path: `${name}.txt`, bytes: toCp932(csv(lines)) }]) };
}

/** Hidden mesh → the nearest mesh that is large enough to hold it. */
function hiddenInto(rows: readonly MeshPeople[]): Map<string, string> {
  const large = rows.filter((row) => totalOf(row) >= hideBelow);
  return new Map(
    rows
      .filter((row) => totalOf(row) < hideBelow)
      .map(({ mesh }) => {
        const [west, south] = meshBounds(mesh);
        const gap = (code: string): number => {
          const [w, s] = meshBounds(code);
          return Math.hypot((w - west) * 0.82, s - south);
        };
        return [mesh, large.reduce((best, row) => (gap(row.mesh) < gap(best.mesh) ? row : best)).mesh];
      }),
  );
}
