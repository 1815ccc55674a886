import { Builder } from './builder.ts';
import type { Building } from './building.ts';
import { createDistrictMap, createDistricts, type District, type DistrictMap } from './districts.ts';
import { covers, LandUse } from './land-use.ts';
import { buildSite, buildStation, type Landmark, reserveSites } from './landmarks.ts';
import { mainRoads, portSiding, railway, stationPoint } from './layout.ts';
import { type BlockUse, fillBlock } from './parcels.ts';
import { createRandom } from './random.ts';
import { nearestOnLine, rectangle } from './shapes.ts';
import { createBorderRoads, createStreets, fromAxes, mainRoadsAsRoads, type Road } from './streets.ts';
import { createTerrain, riverHalfWidth, streamHalfWidthMeters, type Terrain } from './terrain.ts';

export interface City {
  readonly seed: number;
  readonly terrain: Terrain;
  readonly districts: readonly District[];
  readonly districtMap: DistrictMap;
  readonly roads: readonly Road[];
  readonly blocks: readonly BlockUse[];
  readonly buildings: readonly Building[];
  readonly landmarks: readonly Landmark[];
}

/** Space kept between the water's edge and the first building: berm, levee and its foot, metres. */
export const leveeReserveMeters = 34;

/** Nothing stands within 6 m of the shore. */
const quayEdge = [
  [6, 0],
  [-6, 0],
  [0, 6],
  [0, -6],
] as const;

function coverGround(terrain: Terrain, land: LandUse): void {
  land.fill(covers.water, (x, y) => {
    if (terrain.at(terrain.river, x, y) < riverHalfWidth(y) + leveeReserveMeters) return true;
    if (terrain.at(terrain.stream, x, y) < streamHalfWidthMeters + 17) return true;
    // The training walls of the river mouth carry nothing.
    if (y < 430 && x > 2250 && x < 2530) return true;
    return y < 700 && quayEdge.some(([dx, dy]) => terrain.isSea([x + dx, y + dy]));
  });
  land.fillSteep((x, y) => {
    const hill = terrain.at(terrain.hill, x, y);
    if (terrain.at(terrain.wild, x, y) > 38) return true;
    return hill > -4 && terrain.slopeAt(x, y) > 0.2;
  });
}

/** The whole city from one seed. */
export function createCity(seed: number): City {
  const terrain = createTerrain(seed);
  const districts = createDistricts();
  const map = createDistrictMap(districts);
  const land = new LandUse();
  coverGround(terrain, land);
  const roads = mainRoadsAsRoads();
  land.paintLine(covers.rail, railway, 18);
  land.paintLine(covers.rail, portSiding, 9);
  land.paintRing(covers.rail, rectangle([stationPoint[0], stationPoint[1]], 260, 40, 0));
  land.paintRing(covers.rail, rectangle([stationPoint[0], stationPoint[1] - 70], 110, 96, 0));
  for (const road of mainRoads) land.paintLine(covers.road, road.line, road.widthMeters + 3);
  const sites = reserveSites(seed, 'large', districts, map, land, terrain);
  roads.push(...createBorderRoads(districts, map, land));
  for (const road of roads.slice(mainRoads.length)) land.paintLine(covers.road, road.line, road.widthMeters + 2);
  const blocks = districts.flatMap((district) => {
    const streets = createStreets(seed, district, map, land);
    roads.push(...streets.roads);
    return streets.blocks;
  });
  for (const road of roads.slice(mainRoads.length)) land.paintLine(covers.road, road.line, road.widthMeters + 1);
  sites.push(...reserveSites(seed, 'small', districts, map, land, terrain));
  const builder = new Builder(terrain, land, map);
  const landmarks = sites.map((site) => buildSite(builder, site, districts[site.district]!, seed));
  landmarks.push(buildStation(builder, districts, map, seed));
  const national = mainRoads[0]!.line;
  const uses = blocks.map((block) => {
    const middle = fromAxes(block.district, (block.u[0] + block.u[1]) / 2, (block.v[0] + block.v[1]) / 2);
    const random = createRandom(seed, `block ${block.district.name} ${block.u[0].toFixed(1)} ${block.v[0].toFixed(1)}`);
    return fillBlock(builder, block, random, nearestOnLine(national, middle).distance < 62);
  });
  return { seed, terrain, districts, districtMap: map, roads, blocks: uses, buildings: builder.buildings, landmarks };
}
