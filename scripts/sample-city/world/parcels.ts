import type { Builder } from './builder.ts';
import { apartmentDesign, barnDesign, centreDesign, factoryDesign, houseDesign, roadsideDesign } from './designs.ts';
import type { Fabric } from './districts.ts';
import { stationPoint } from './layout.ts';
import type { Random } from './random.ts';
import { distance } from './shapes.ts';
import { type Block, fromAxes, streetGrids } from './streets.ts';

/** House lots by fabric: width of a lot, share of lots left empty, share of blocks with flats. */
const lots: Readonly<
  Record<Fabric, { readonly width: readonly [number, number]; readonly empty: number; readonly flats: number }>
> = {
  centre: { width: [14, 24], empty: 0.08, flats: 0 },
  shopping: { width: [9, 14], empty: 0.12, flats: 0.12 },
  old: { width: [10, 14], empty: 0.13, flats: 0.03 },
  mixed: { width: [13, 18], empty: 0.2, flats: 0.4 },
  suburb: { width: [13.5, 18], empty: 0.17, flats: 0.07 },
  newtown: { width: [14.5, 18], empty: 0.1, flats: 0.02 },
  apartments: { width: [12, 15], empty: 0.1, flats: 1 },
  industry: { width: [40, 90], empty: 0.18, flats: 0 },
  port: { width: [60, 110], empty: 0.2, flats: 0 },
  fringe: { width: [15, 21], empty: 0.32, flats: 0.05 },
  farm: { width: [22, 34], empty: 0.9, flats: 0 },
};

export interface BlockUse {
  readonly block: Block;
  readonly use: 'built' | 'park' | 'parking' | 'field';
}

/** Fills one block with buildings. `nearNationalRoad` turns it into shops with car parks. */
export function fillBlock(builder: Builder, block: Block, random: Random, nearNationalRoad: boolean): BlockUse {
  const { district } = block;
  const { fabric } = district;
  const road = streetGrids[fabric].width;
  const long = block.u[1] - block.u[0] - road;
  const deep = block.v[1] - block.v[0] - road;
  const angle = (district.angle * Math.PI) / 180;
  const inner: Inner = { block, long, deep, angle, half: road / 2 };
  if (fabric === 'industry' || fabric === 'port') fillFactories(builder, inner, random);
  else if (nearNationalRoad && random.chance(0.62)) fillRoadside(builder, inner, random);
  else if (fabric === 'farm' || (fabric === 'fringe' && random.chance(0.42))) {
    fillFarm(builder, inner, random);
    return { block, use: 'field' };
  } else if (fabric === 'centre') fillCentre(builder, inner, random);
  else if (fabric !== 'old' && random.chance(0.035)) return { block, use: random.chance(0.6) ? 'park' : 'parking' };
  else if (random.chance(lots[fabric].flats)) fillFlats(builder, inner, random);
  else fillHouses(builder, inner, random);
  return { block, use: 'built' };
}

interface Inner {
  readonly block: Block;
  readonly long: number;
  readonly deep: number;
  readonly angle: number;
  readonly half: number;
}

/** A place in the block: u and v from its inner corner. */
const placeIn = ({ block, half }: Inner, u: number, v: number): readonly [number, number] =>
  fromAxes(block.district, block.u[0] + half + u, block.v[0] + half + v);

/** Two rows of lots back to back; each house stands to the north of its lot, the garden to the south. */
function fillHouses(builder: Builder, inner: Inner, random: Random): void {
  const { fabric } = inner.block.district;
  const rule = lots[fabric];
  const tight = fabric === 'old' || fabric === 'shopping';
  const lotDepth = inner.deep / 2;
  const northward = Math.cos(inner.angle) >= 0 ? 1 : -1;
  for (const row of [0, 1]) {
    let u = random.between(0.3, 1.5);
    while (u < inner.long - 7) {
      const width = random.between(...rule.width);
      const fits = u + width <= inner.long + 0.5;
      if (fits && !random.chance(rule.empty)) {
        const gap = tight ? random.between(0.35, 0.65) : random.between(0.8, 1.9);
        const houseWidth = Math.min(width - 2 * gap, random.between(8.2, 12));
        const houseDepth = Math.min(lotDepth - (tight ? 2.2 : 4.2), random.between(7.6, tight ? 13 : 10.4));
        const slack = Math.max(0, lotDepth - houseDepth - 3.4);
        const front = fabric === 'shopping' ? (row === 0 ? -slack / 2 : slack / 2) : (northward * slack) / 2.6;
        const v = (row + 0.5) * lotDepth + front + random.bell() * 0.35;
        const at = placeIn(inner, u + width / 2 + random.bell() * (tight ? 0.08 : 0.3), v);
        const turn = random.bell() * (fabric === 'old' ? 0.035 : 0.012);
        const notch =
          !tight && random.chance(0.34)
            ? ([houseWidth * random.between(0.25, 0.45), houseDepth * random.between(0.2, 0.38)] as const)
            : undefined;
        builder.place(
          inner.block.district,
          at,
          houseWidth,
          houseDepth,
          inner.angle + turn,
          houseDesign(random, fabric),
          notch ? { notch } : {},
        );
      }
      u += width;
    }
  }
}

/** Slabs of flats with their long side east–west (living rooms to the south). */
function fillFlats(builder: Builder, inner: Inner, random: Random): void {
  const { district } = inner.block;
  if (district.fabric === 'apartments') {
    const rows = Math.max(1, Math.floor(inner.deep / 34));
    for (let row = 0; row < rows; row++)
      for (let u = 8; u + 44 < inner.long; u += 56) {
        const width = random.between(40, 50);
        if (random.chance(0.06)) continue;
        const at = placeIn(inner, u + width / 2, ((row + 0.5) * inner.deep) / rows);
        builder.place(district, at, width, random.between(9.5, 11), inner.angle, apartmentDesign(random, 'apartments'));
      }
    return;
  }
  for (let u = 2; u + 16 < inner.long; ) {
    const design = apartmentDesign(random, district.fabric);
    const width = Math.min(inner.long - u - 2, random.between(17, design.storeys > 3 ? 40 : 28));
    const depth = Math.min(inner.deep - 6, random.between(9, 13));
    if (width > 11)
      builder.place(
        district,
        placeIn(inner, u + width / 2, inner.deep * random.between(0.5, 0.62)),
        width,
        depth,
        inner.angle,
        design,
      );
    u += width + random.between(4, 14);
  }
}

function fillCentre(builder: Builder, inner: Inner, random: Random): void {
  const { district } = inner.block;
  for (const row of [0, 1]) {
    let u = 1;
    while (u < inner.long - 10) {
      const width = Math.min(random.between(...lots.centre.width), inner.long - u);
      const at = placeIn(inner, u + width / 2, (row + 0.5) * (inner.deep / 2));
      const closeness = Math.max(0, 1 - distance(at, stationPoint) / 520);
      if (!random.chance(lots.centre.empty)) {
        const depth = inner.deep / 2 - random.between(1.5, 4.5);
        const small = random.chance(0.3 * (1 - closeness));
        const design = small ? houseDesign(random, 'shopping') : centreDesign(random, closeness);
        const size = small ? Math.min(width - 1.4, 12) : width - random.between(1.2, 2.6);
        // Where a street leaves less room, a smaller building takes the lot.
        [1, 0.85, 0.7].some((fit) =>
          builder.place(district, at, size * fit, (small ? Math.min(depth, 14) : depth) * fit, inner.angle, design),
        );
      }
      u += width;
    }
  }
}

function fillRoadside(builder: Builder, inner: Inner, random: Random): void {
  for (let u = 4; u + 22 < inner.long; ) {
    const width = Math.min(random.between(24, 58), inner.long - u - 3);
    const depth = Math.min(inner.deep * 0.62, random.between(18, 40));
    builder.place(
      inner.block.district,
      placeIn(inner, u + width / 2, inner.deep * 0.58),
      width,
      depth,
      inner.angle,
      roadsideDesign(random),
    );
    u += width + random.between(12, 34);
  }
}

function fillFactories(builder: Builder, inner: Inner, random: Random): void {
  const { district } = inner.block;
  const rows = inner.deep > 80 ? 2 : 1;
  for (let row = 0; row < rows; row++) {
    for (let u = 6; u + 26 < inner.long; ) {
      const width = Math.min(random.between(...lots[district.fabric].width), inner.long - u - 6);
      const depth = Math.min(inner.deep / rows - 12, random.between(22, 52));
      const at = placeIn(inner, u + width / 2, (row + 0.5) * (inner.deep / rows));
      if (!random.chance(lots[district.fabric].empty))
        builder.place(district, at, width, depth, inner.angle, factoryDesign(random, district.fabric));
      u += width + random.between(9, 18);
    }
  }
}

/** A few farmhouses with a barn by the lane; the rest of the block is fields. */
function fillFarm(builder: Builder, inner: Inner, random: Random): void {
  if (!random.chance(0.4)) return;
  const { district } = inner.block;
  const houses = random.whole(1, 5);
  let u = random.between(6, Math.max(7, inner.long - houses * 30));
  for (let k = 0; k < houses; k++) {
    const at = placeIn(inner, u + 9, random.between(11, 15));
    const width = random.between(12, 17);
    builder.place(
      district,
      at,
      width,
      random.between(8.5, 11),
      inner.angle + random.bell() * 0.05,
      houseDesign(random, 'farm'),
    );
    if (random.chance(0.6))
      builder.place(
        district,
        placeIn(inner, u + random.between(4, 16), random.between(24, 29)),
        random.between(6, 9),
        random.between(5, 7),
        inner.angle,
        barnDesign(random),
      );
    u += random.between(25, 34);
  }
}
