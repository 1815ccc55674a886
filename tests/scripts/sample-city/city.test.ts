import { beforeAll, describe, expect, it } from 'vitest';
import type { Building } from '../../../scripts/sample-city/world/building.ts';
import type { City } from '../../../scripts/sample-city/world/city.ts';
import { cityFrame, toLonLat } from '../../../scripts/sample-city/world/frame.ts';
import { wishedSites } from '../../../scripts/sample-city/world/landmarks.ts';
import { convexOverlap, crossesItself, signedArea } from '../../../scripts/sample-city/world/shapes.ts';
import { riverHalfWidth, streamHalfWidthMeters } from '../../../scripts/sample-city/world/terrain.ts';
import { patience, theSample } from './sample.ts';

let city: City;
beforeAll(() => {
  city = theSample().city;
}, patience);

function overlapping(buildings: readonly Building[]): [number, number][] {
  const cells = new Map<string, number[]>();
  const pairs: [number, number][] = [];
  buildings.forEach((building, index) => {
    const xs = building.ring.map(([x]) => Math.floor(x / 50));
    const ys = building.ring.map(([, y]) => Math.floor(y / 50));
    const seen = new Set<number>();
    for (let x = Math.min(...xs); x <= Math.max(...xs); x++)
      for (let y = Math.min(...ys); y <= Math.max(...ys); y++) {
        const cell = cells.get(`${x} ${y}`) ?? [];
        for (const other of cell)
          if (!seen.has(other) && convexOverlap(building.ring, buildings[other]!.ring)) pairs.push([other, index]);
        for (const other of cell) seen.add(other);
        cells.set(`${x} ${y}`, [...cell, index]);
      }
  });
  return pairs;
}

describe('the invented city', () => {
  it('has about 15,000 buildings, most of them wooden houses of two storeys', () => {
    expect(city.buildings.length).toBeGreaterThan(14_000);
    expect(city.buildings.length).toBeLessThan(18_000);
    const houses = city.buildings.filter(({ usage }) => usage === 411);
    expect(houses.length / city.buildings.length).toBeGreaterThan(0.7);
    const typical = houses.filter(({ structure, storeys }) => structure === 601 && storeys === 2);
    expect(typical.length / houses.length).toBeGreaterThan(0.55);
  });

  it('lies on open sea in plane-rectangular zone IX', () => {
    for (const corner of [
      [0, cityFrame.southMeters],
      [cityFrame.widthMeters, cityFrame.northMeters],
    ] as const) {
      const [lon, lat] = toLonLat(corner);
      // The easternmost cape of the mainland near this latitude is at 140.9° E.
      expect(lon).toBeGreaterThan(141.6);
      expect(lon).toBeLessThan(141.75);
      expect(lat).toBeGreaterThan(34.9);
      expect(lat).toBeLessThan(35);
    }
  });

  it('keeps every corner of every building on dry ground inside the city', () => {
    const { terrain } = city;
    const misplaced = city.buildings.filter(({ ring }) =>
      ring.some(
        ([x, y]) =>
          x <= 0 ||
          x >= cityFrame.widthMeters ||
          y >= cityFrame.northMeters ||
          terrain.isSea([x, y]) ||
          terrain.at(terrain.river, x, y) < riverHalfWidth(y) + 20 ||
          terrain.at(terrain.stream, x, y) < streamHalfWidthMeters + 8,
      ),
    );
    expect(misplaced).toEqual([]);
  });

  it('has no two buildings on the same ground', () => {
    expect(overlapping(city.buildings)).toEqual([]);
  });

  it('gives each building the area, the district and the ground of its own footprint', () => {
    const wrong = city.buildings.filter(
      ({ ring, middle, district, groundMeters, heightMeters, storeys, footprintAreaSquareMeters: area }) =>
        Math.abs(area - signedArea(ring)) > 1e-6 ||
        area < 15 ||
        city.districtMap.at(...middle) !== district ||
        ring.some(([x, y]) => groundMeters > city.terrain.groundAt(x, y) + 1e-9) ||
        heightMeters < storeys * 2.4,
    );
    expect(wrong).toEqual([]);
  });

  it('divides the land into districts without gaps or double cover', () => {
    const names = city.districts.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    let land = 0;
    for (let x = 5; x < cityFrame.widthMeters; x += 20)
      for (let y = -295; y < cityFrame.northMeters; y += 20) land += city.terrain.isSea([x, y]) ? 0 : 400;
    const total = city.districts.reduce((sum, { ring }) => sum + signedArea(ring), 0);
    expect(total / land).toBeGreaterThan(0.985);
    expect(total / land).toBeLessThan(1.015);
    expect(city.districts.filter(({ ring }) => crossesItself(ring)).map(({ name }) => name)).toEqual([]);
    expect(theSample().landslides.filter(({ ring }) => crossesItself(ring))).toEqual([]);
  });

  it('has a school for each school district and named facilities on their own ground', () => {
    const schools = new Set(city.districts.map(({ school }) => `青瀬市立${school}小学校`));
    const built = new Set(city.landmarks.filter(({ kind }) => kind === 'school').map(({ name }) => name));
    expect([...schools].filter((name) => !built.has(name))).toEqual([]);
    expect(city.landmarks.filter(({ kind }) => kind !== 'station').length).toBe(wishedSites);
  });
});
