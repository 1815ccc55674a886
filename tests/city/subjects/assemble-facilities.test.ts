import { describe, expect, it } from 'vitest';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import { assembleFacilities } from '../../../src/city/subjects/assemble-facilities.ts';
import type { Dataset } from '../../../src/domain/datasets.ts';
import { createFacilities, type ToyFacility } from '../create-facilities.ts';
import { createToyCity } from '../create-toy-city.ts';

const places: readonly ToyFacility[] = [
  { name: '中央小学校', at: [15, 15], usableFor: ['river', 'earthquake'] },
  { name: '川辺広場', at: [5, 5], usableFor: ['earthquake'] },
  { name: '丘の公園', at: [70, 10] },
  { name: '斜面ホール', at: [135, 15], capacity: 200 },
  { name: '所在不明の会館', address: '一丁目9番' },
];
const facilitiesOf = async (...datasets: readonly Dataset[]) =>
  assembleFacilities(await assembleCity([...createToyCity(), ...datasets], []))!;
const sites = () => createFacilities('sites.csv', 'evacuation_site', places);
const list = (values: unknown) => [...(values as Iterable<unknown>)];

describe('facilities of a city', () => {
  it('have the zone of their point, and none that is known without coordinates', async () => {
    const { facility_zones } = (await facilitiesOf(sites())).tables;
    expect(list(facility_zones!.district)).toEqual([1, 1, 1, 2, -1]);
    expect(list(facility_zones!.residence)).toEqual([1, 1, 1, 0, -1]);
  });

  it('meet a hazard at their point, and by the attributes of the building they lie in', async () => {
    const { tables } = await facilitiesOf(sites());
    expect(list(tables.facilities!.building_index)).toEqual([0, -1, -1, expect.any(Number), -1]);
    // the raster says 0.5 m at both of the first two; the house around the school carries 0.75 m
    expect(list(tables.facility_hazard_river_L2!.depth_m)).toEqual([0.75, 0.5, Number.NaN, Number.NaN, Number.NaN]);
    expect(list(tables.facility_hazard_river_L2!.state)).toEqual([3, 3, 1, 0, 0]);
    // the survey of slopes reaches x = 30 … 80 only; the hall stands in a 特別警戒 zone beyond it
    expect(list(tables.facility_hazard_landslide!.state)).toEqual([0, 0, 1, 3, 0]);
  });

  it('count once where two files name them, and take what one leaves out from the other', async () => {
    const again = createFacilities('sitesb.csv', 'evacuation_site', [
      { id: 'x', name: '中央 小学校', at: [40, 15], capacity: 300, usableFor: ['tsunami'] },
      { id: 'y', name: '所在不明の会館', address: '一丁目９番', at: [70, 20] },
      { id: 'z', name: '丘の公園', at: [70, 120] },
    ]);
    const { tables, layout } = await facilitiesOf(sites(), again);
    expect(tables.facilities!.name).toEqual([...places.map(({ name }) => name), '丘の公園']);
    expect(list(tables.facilities!.capacity)).toEqual([300, Number.NaN, Number.NaN, 200, Number.NaN, Number.NaN]);
    expect(list(tables.facilities!.usable_for)).toEqual([1 + 8 + 16, 8, 0, 0, 0, 0]);
    expect((tables.facilities!.source as string[])[0]).toBe('sites.csv, sitesb.csv');
    expect(list(tables.facility_zones!.district)[4]).toBe(1);
    expect(layout.facilities).toEqual([{ kind: 'evacuation_site', count: 6, repeated: 2, withoutPlace: 0 }]);
  });

  it('are one place where a shelter and an evacuation site share name and place', async () => {
    const shelters = createFacilities('shelters.csv', 'shelter', [
      { name: '中央小学校', at: [16, 15], capacity: 300 },
      { name: '別の館', at: [15, 15] },
    ]);
    const { tables, layout } = await facilitiesOf(sites(), shelters);
    const names = tables.facilities!.name as string[];
    const placeOf = (row: number) => names[list(tables.facilities!.place_index)[row] as number];
    expect(names.map((_, row) => placeOf(row))).toEqual(names);
    expect(new Set(list(tables.facilities!.place_index)).size).toBe(6);
    expect(layout.facilities).toEqual([
      { kind: 'evacuation_site', count: 5, repeated: 0, withoutPlace: 1 },
      { kind: 'shelter', count: 2, repeated: 0, withoutPlace: 0 },
    ]);
  });

  it('do not depend on the order of the files', async () => {
    const shelters = createFacilities('shelters.csv', 'shelter', [{ name: '中央小学校', at: [16, 15] }]);
    expect(await facilitiesOf(shelters, sites())).toEqual(await facilitiesOf(sites(), shelters));
  });

  it('of one file are two even if they share a name, unless their ids agree too', async () => {
    const twins = createFacilities('welfare.csv', 'welfare', [
      { id: 'a', name: 'ひまわり', at: [15, 15] },
      { id: 'b', name: 'ひまわり', at: [15, 15] },
      { id: 'a', name: 'ひまわり', at: [15, 15] },
    ]);
    expect((await facilitiesOf(twins)).layout.facilities).toEqual([
      { kind: 'welfare', count: 2, repeated: 1, withoutPlace: 0 },
    ]);
  });

  it('are no subject where the city has none', async () => {
    expect(assembleFacilities(await assembleCity(createToyCity(), []))).toBeUndefined();
  });
});
