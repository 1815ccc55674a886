import { element, type GmlFile, multiSurface, polygon } from '../formats/city-gml.ts';
import type { Building } from '../world/building.ts';
import type { Point } from '../world/frame.ts';
import { distance, mix } from '../world/shapes.ts';

type Corner = readonly [number, number, number];
interface Surface {
  readonly kind: 'GroundSurface' | 'RoofSurface' | 'WallSurface';
  readonly corners: readonly Corner[];
}

/** LOD2 of a building: gabled or hipped roofs on small wooden houses, a flat roof with a parapet on the rest. */
export function lod2Parts(file: GmlFile, building: Building, id: string): string[] {
  const pitched = building.ring.length === 4 && building.storeys <= 3 && [601, 605].includes(building.structure);
  const surfaces = pitched ? pitchedRoof(building) : flatRoof(building);
  const ids = surfaces.map((_, i) => `${id.replace('bldg_', 'poly_')}-${i}`);
  const members = ids.map(
    (name) => `<gml:surfaceMember xlink:href="#${name}" xmlns:xlink="http://www.w3.org/1999/xlink"/>`,
  );
  const solid = `<gml:Solid><gml:exterior><gml:CompositeSurface>${members.join('')}</gml:CompositeSurface></gml:exterior></gml:Solid>`;
  return [
    element('bldg:lod2Solid', solid),
    ...surfaces.map(({ kind, corners }, i) => {
      const positions = [...corners, corners[0]!].map(([x, y, z]) => file.position(x, y, z)).join(' ');
      return element(
        'bldg:boundedBy',
        element(
          `bldg:${kind}`,
          element('bldg:lod2MultiSurface', multiSurface([polygon([positions], ids[i]!)])),
          `gml:id="${id.replace('bldg_', 'srf_')}-${i}"`,
        ),
      );
    }),
  ];
}

const at = ([x, y]: Point, z: number): Corner => [x, y, z];

function wallsAndGround(ring: readonly Point[], low: number, high: number): Surface[] {
  return [
    { kind: 'GroundSurface', corners: [...ring].reverse().map((p) => at(p, low)) },
    ...ring.map((from, i): Surface => {
      const to = ring[(i + 1) % ring.length]!;
      return { kind: 'WallSurface', corners: [at(from, low), at(to, low), at(to, high), at(from, high)] };
    }),
  ];
}

/** Walls up to the parapet's rim, the roof 0.8 m lower behind a parapet 0.3 m thick. */
function flatRoof({ ring, groundMeters, heightMeters }: Building): Surface[] {
  const rim = groundMeters + heightMeters;
  if (ring.length !== 4)
    return [...wallsAndGround(ring, groundMeters, rim), { kind: 'RoofSurface', corners: ring.map((p) => at(p, rim)) }];
  const roof = rim - 0.8;
  const inner = ring.map((p, i): Point => {
    const before = ring.at(i - 1)!;
    const after = ring[(i + 1) % 4]!;
    const a = mix(p, before, 0.3 / distance(p, before));
    const b = mix(p, after, 0.3 / distance(p, after));
    return [a[0] + b[0] - p[0], a[1] + b[1] - p[1]];
  });
  const rims = ring.map((p, i): Surface => {
    const next = (i + 1) % 4;
    return {
      kind: 'RoofSurface',
      corners: [at(p, rim), at(ring[next]!, rim), at(inner[next]!, rim), at(inner[i]!, rim)],
    };
  });
  const insides = inner.map((p, i): Surface => {
    const to = inner[(i + 1) % 4]!;
    return { kind: 'WallSurface', corners: [at(to, roof), at(p, roof), at(p, rim), at(to, rim)] };
  });
  return [
    ...wallsAndGround(ring, groundMeters, rim),
    ...rims,
    ...insides,
    { kind: 'RoofSurface', corners: inner.map((p) => at(p, roof)) },
  ];
}

/** Ridge along the longer side; every third house hipped. The ridge is at the measured height. */
function pitchedRoof({ ring, groundMeters, heightMeters, year }: Building): Surface[] {
  const top = groundMeters + heightMeters;
  const eaves = top - Math.min(2.2, heightMeters * 0.3);
  const turned =
    distance(ring[0]!, ring[1]!) >= distance(ring[1]!, ring[2]!) ? ring : [ring[1]!, ring[2]!, ring[3]!, ring[0]!];
  const [a, b, c, d] = turned as [Point, Point, Point, Point];
  const hipped = year % 3 === 0;
  const inset = hipped ? Math.min(0.38, (distance(b, c) * 0.5) / distance(a, b)) : 0;
  const left = mix(a, d, 0.5);
  const right = mix(b, c, 0.5);
  const l = at(mix(left, right, inset), top);
  const r = at(mix(right, left, inset), top);
  const slopes: Surface[] = [
    { kind: 'RoofSurface', corners: [at(a, eaves), at(b, eaves), r, l] },
    { kind: 'RoofSurface', corners: [at(c, eaves), at(d, eaves), l, r] },
  ];
  const ends: Surface[] = [
    { kind: hipped ? 'RoofSurface' : 'WallSurface', corners: [at(b, eaves), at(c, eaves), r] },
    { kind: hipped ? 'RoofSurface' : 'WallSurface', corners: [at(d, eaves), at(a, eaves), l] },
  ];
  return [...wallsAndGround([a, b, c, d], groundMeters, eaves), ...slopes, ...ends];
}
