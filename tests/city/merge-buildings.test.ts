import { describe, expect, it } from 'vitest';
import { mergeBuildings } from '../../src/city/merge-buildings.ts';
import { fromGeographic } from '../../src/spatial/coordinate-system.ts';
import { createBuildings, PLANAR_CRS } from './create-datasets.ts';

const river = (rank: number) => ({ hazard: 'river', rank }) as const;

describe('merging buildings of several files', () => {
  it('counts a building that two files repeat once, with its records once', () => {
    const a = createBuildings('a.gml', [
      { id: 'x', box: [0, 0, 10, 10], risks: [river(2)] },
      { id: 'seam', box: [20, 0, 10, 10], risks: [river(3), river(1)], roofs: [5] },
    ]);
    const b = createBuildings('b.gml', [
      { id: 'seam', box: [20, 0, 10, 10], risks: [river(3), river(1)], roofs: [5] },
      { id: 'y', box: [40, 0, 10, 10], risks: [river(4)], roofs: [7, 9] },
    ]);
    const { buildings, issues } = mergeBuildings([a, b]);
    expect(buildings.buildingId).toEqual(['x', 'seam', 'y']);
    expect(buildings.count).toBe(3);
    expect([...buildings.datasetIndex]).toEqual([0, 0, 1]);
    expect([...buildings.risks.buildingRow]).toEqual([0, 1, 1, 2]);
    expect([...buildings.risks.rank]).toEqual([2, 3, 1, 4]);
    expect([...buildings.lod2!.buildingRow]).toEqual([1, 2, 2]);
    expect(buildings.footprint.rowOffsets.length).toBe(4);
    expect(issues).toEqual([
      { severity: 'note', code: 'building-duplicate', file: 'a.gml, b.gml', count: 1, values: { id: 'seam' } },
    ]);
  });

  it('keeps the newest survey of a repeated building, then the higher level of detail, then the fuller record', () => {
    const pick = (a: object, b: object) =>
      mergeBuildings([
        createBuildings('a.gml', [{ id: 'x', box: [0, 0, 10, 10], usage: 1, ...a }]),
        createBuildings('b.gml', [{ id: 'x', box: [0, 0, 10, 11], usage: 2, ...b }]),
      ]).buildings.usage[0];
    expect(pick({}, {})).toBe(1);
    expect(pick({ surveyYear: 2020, lod: 2 }, { surveyYear: 2023, lod: 1 })).toBe(2);
    expect(pick({ lod: 1 }, { lod: 2 })).toBe(2);
    expect(pick({}, { risks: [river(1)] })).toBe(2);
  });

  it('keeps buildings that share an id at different places and tells them apart', () => {
    const { buildings, issues } = mergeBuildings([
      createBuildings('a.gml', [
        { id: 'x', box: [0, 0, 10, 10] },
        { id: 'x', box: [10, 0, 10, 10] },
      ]),
      createBuildings('b.gml', [{ id: 'x', box: [10, 0, 10, 10] }]),
    ]);
    expect(buildings.buildingId).toEqual(['x', 'x#2']);
    expect(issues.map(({ code, count }) => [code, count])).toEqual([
      ['building-duplicate', 1],
      ['building-id-repeated', 1],
    ]);
  });

  it('hands a single file without repeats on without copying its columns', () => {
    const only = createBuildings('a.gml', [{ id: 'x', box: [0, 0, 10, 10] }]);
    expect(mergeBuildings([only]).buildings.footprint).toBe(only.footprint);
  });

  it('is an empty table without any file', () => {
    expect(mergeBuildings([]).buildings.count).toBe(0);
  });

  it('keeps the planar positions of a lone file only while they still are those of its footprints', () => {
    const planar = (file: string, ids: readonly string[]) => {
      const dataset = createBuildings(
        file,
        ids.map((id) => ({ id, box: [0, 0, 10, 10] as const })),
      );
      const positions = fromGeographic(dataset.footprint.positions, PLANAR_CRS);
      return { ...dataset, footprintPlanar: { crs: PLANAR_CRS, positions } };
    };
    const lone = planar('a.geojson', ['x', 'y']);
    expect(mergeBuildings([lone]).buildings.footprintPlanar).toBe(lone.footprintPlanar);
    expect(mergeBuildings([planar('a.geojson', ['x', 'x'])]).buildings.footprintPlanar).toBeUndefined();
    expect(mergeBuildings([lone, planar('b.geojson', ['z'])]).buildings.footprintPlanar).toBeUndefined();
  });
});
