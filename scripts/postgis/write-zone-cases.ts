/**
 * Writes random pairs of zones with what src/spatial/editing makes of them, for PostGIS to do again (zone-operations.sh):
 * tab-separated id, operation, first, second (or metres) and result, geometry as WKT.
 *
 *   node --import @oxc-node/core/register scripts/postgis/write-zone-cases.ts <count> > cases.tsv
 */
import type { PlanarPolygon, PlanarRing } from '../../src/domain/plan.ts';
import type { PlanarPolygons } from '../../src/spatial/editing/planar-polygons.ts';
import { loadPolygonOverlay } from '../../src/spatial/editing/polygon-overlay.ts';

const count = Number(process.argv[2] ?? 300);
/** Park and Miller's generator: the same cases each time. */
let state = 20_241;
const random = (from: number, to: number) => {
  state = (state * 48_271) % 2_147_483_647;
  return from + (state / 2_147_483_647) * (to - from);
};

/** A star-shaped ring of some hundred metres, at the coordinates of a city. */
function star(x: number, y: number, least: number, most: number): PlanarRing {
  const vertices = Math.floor(random(4, 40));
  return Array.from({ length: vertices }, (_, index) => {
    const angle = (2 * Math.PI * index) / vertices;
    const radius = random(least, most);
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  });
}

function zone(): PlanarPolygons {
  const [x, y] = [random(-42_300, -41_900), random(-31_900, -31_500)];
  const first: PlanarPolygon = [star(x, y, 80, 300), star(x, y, 5, 40)];
  return random(0, 1) < 0.5 ? [first] : [first, [star(x + 900, y, 80, 300)]];
}

const wkt = (polygons: PlanarPolygons) =>
  polygons.length === 0
    ? 'MULTIPOLYGON EMPTY'
    : `MULTIPOLYGON(${polygons
        .map(
          (rings) => `(${rings.map((ring) => `(${[...ring, ring[0]!].map((p) => p.join(' ')).join(',')})`).join(',')})`,
        )
        .join(',')})`;

const overlay = await loadPolygonOverlay();
const lines: string[] = [];
for (let id = 0; id < count; id++) {
  const [a, b] = [zone(), zone()];
  const meters = random(-40, 40);
  const add = (operation: string, second: string, result: PlanarPolygons) =>
    lines.push([id, operation, wkt(a), second, wkt(result)].join('\t'));
  add('union', wkt(b), overlay.union([a, b]));
  add('intersection', wkt(b), overlay.intersection(a, b));
  add('difference', wkt(b), overlay.difference(a, b));
  add('buffer', `${meters}`, overlay.buffer(a, meters));
  add('buffer_sharp', `${meters}`, overlay.buffer(a, meters, 'sharp'));
}
process.stdout.write(`${lines.join('\n')}\n`);
