import { coded, element, GmlFile, multiSurface, polygon, seededId } from '../formats/city-gml.ts';
import type { RawFile } from '../formats/zip.ts';
import { rankOfDepth } from '../world/building-risk.ts';
import { meshCode, type Point, toLonLat } from '../world/frame.ts';
import { hazardGrid } from '../world/hazards.ts';
import type { Sample } from './sample.ts';

/** The water surface is written in squares of 4 × 4 grid cells (40 m), two triangles each. */
const coarse = 4;

interface Square {
  readonly rank: number;
  /** South-west corner, local metres. */
  readonly at: Point;
}

/** `udx/fld/pref/aosegawa_aosegawa/{mesh3}_fld_6697_{l1|l2}.gml`: 青瀬川's water surface at TP height, by depth rank. */
export function floodFiles(sample: Sample): RawFile[] {
  return [...scaleFiles(sample, sample.hazards.riverL1, 1), ...scaleFiles(sample, sample.hazards.riverL2, 2)];
}

function scaleFiles(sample: Sample, depth: Float32Array, scale: 1 | 2): RawFile[] {
  const byMesh = new Map<string, Map<number, Square[]>>();
  for (const square of wetSquares(depth)) {
    const half = (coarse * hazardGrid.cellMeters) / 2;
    const mesh = meshCode(toLonLat([square.at[0] + half, square.at[1] + half]), 8);
    const ranks = byMesh.get(mesh) ?? new Map<number, Square[]>();
    byMesh.set(mesh, ranks);
    ranks.set(square.rank, [...(ranks.get(square.rank) ?? []), square]);
  }
  const level = surfaceLevels(sample, depth);
  return [...byMesh]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([mesh, ranks]) => {
      const file = new GmlFile();
      for (const [rank, squares] of [...ranks].sort(([a], [b]) => a - b))
        file.add(
          waterBody(file, seededId('fld', sample.city.seed, `${mesh} ${scale} ${rank}`), rank, scale, squares, level),
        );
      return { path: `udx/fld/pref/aosegawa_aosegawa/${mesh}_fld_6697_l${scale}.gml`, bytes: file.toBytes() };
    });
}

/** Squares that are wet all over, with the lowest rank in them: the coarse surface never claims more than the grid does. */
function wetSquares(depth: Float32Array): Square[] {
  const squares: Square[] = [];
  for (let row = 0; row + coarse <= hazardGrid.height; row += coarse)
    for (let column = 0; column + coarse <= hazardGrid.width; column += coarse) {
      let shallowest = Number.POSITIVE_INFINITY;
      for (let k = 0; k < coarse * coarse; k++)
        shallowest = Math.min(
          shallowest,
          depth[(row + Math.floor(k / coarse)) * hazardGrid.width + column + (k % coarse)]!,
        );
      if (shallowest <= 0) continue;
      const x = hazardGrid.west + column * hazardGrid.cellMeters;
      const y = hazardGrid.north - (row + coarse) * hazardGrid.cellMeters;
      squares.push({ rank: rankOfDepth(shallowest), at: [x, y] });
    }
  return squares;
}

/** Height of the water at a corner: the mean over the wet cells that touch it. */
function surfaceLevels({ city }: Sample, depth: Float32Array): (x: number, y: number) => number {
  return (x, y) => {
    const column = Math.round((x - hazardGrid.west) / hazardGrid.cellMeters);
    const row = Math.round((hazardGrid.north - y) / hazardGrid.cellMeters);
    let sum = 0;
    let count = 0;
    for (const [c, r] of [
      [column - 1, row - 1],
      [column, row - 1],
      [column - 1, row],
      [column, row],
    ] as const) {
      const water =
        c < 0 || r < 0 || c >= hazardGrid.width || r >= hazardGrid.height ? 0 : depth[r * hazardGrid.width + c]!;
      if (water <= 0) continue;
      const middle: Point = [(c + 0.5) * hazardGrid.cellMeters, hazardGrid.north - (r + 0.5) * hazardGrid.cellMeters];
      sum += city.terrain.plainAt(...middle) + water;
      count++;
    }
    return sum / count;
  };
}

function waterBody(
  file: GmlFile,
  id: string,
  rank: number,
  scale: 1 | 2,
  squares: readonly Square[],
  level: (x: number, y: number) => number,
): string {
  const size = coarse * hazardGrid.cellMeters;
  const triangles = squares.flatMap(({ at: [x, y] }) => {
    const corners = [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
    ] as const;
    const [a, b, c, d] = corners.map(([u, v]) => file.position(u, v, level(u, v))) as [string, string, string, string];
    return [polygon([`${a} ${b} ${c} ${a}`]), polygon([`${a} ${c} ${d} ${a}`])];
  });
  const list = 'RiverFloodingRiskAttribute';
  const risk =
    coded('uro:description', `${list}_description`, 1, 4) +
    coded('uro:rank', `${list}_rank`, rank, 4) +
    coded('uro:adminType', `${list}_adminType`, 2, 4) +
    coded('uro:scale', `${list}_scale`, scale, 4);
  return element(
    'wtr:WaterBody',
    [
      element('gml:name', `青瀬川水系青瀬川洪水浸水想定区域（${scale === 1 ? '計画規模' : '想定最大規模'}）（架空）`),
      element('core:creationDate', '2024-04-01'),
      coded('wtr:class', 'WaterBody_class', 1140, 4),
      coded('wtr:function', 'WaterBody_function', 1, 4),
      element('wtr:lod1MultiSurface', multiSurface(triangles)),
      element('uro:floodingRiskAttribute', element('uro:WaterBodyRiverFloodingRiskAttribute', risk)),
    ].join('\n'),
    `gml:id="${id}"`,
  );
}
