import { openAsBlob, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expandArchives } from '../../../src/readers/archive/expand-archives.ts';
import { readCityGml } from '../../../src/readers/citygml/read-citygml.ts';
import type { ReadResult } from '../../../src/readers/read-result.ts';
import { blobSource, type SourceFile } from '../../../src/readers/source-file.ts';
import { realData } from '../../real-data.ts';
import { buildingsOf, hazardsOf, zonesOf } from './datasets-of.ts';

/** The files below a folder (or the one file) as a drop; undefined where the data is absent. */
async function drop(path: string): Promise<SourceFile[] | undefined> {
  const full = realData(path);
  if (!full) return undefined;
  if (statSync(full).isFile()) return [blobSource(path, await openAsBlob(full))];
  const inner = readdirSync(full, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(gml|xml)$/.test(file));
  return Promise.all(inner.map(async (file) => blobSource(join(path, file), await openAsBlob(join(full, file)))));
}

/** The independent count: how often a pattern stands in a file. */
const countMatches = (path: string, pattern: RegExp): number =>
  [...readFileSync(realData(path) ?? '', 'utf8').matchAll(pattern)].length;

const counts = ({ datasets }: ReadResult): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const dataset of datasets) {
    const key =
      dataset.kind === 'zones' ? dataset.zoneKind : dataset.kind === 'hazard_polygons' ? dataset.hazard : dataset.kind;
    sums[key] =
      (sums[key] ?? 0) +
      ('count' in dataset ? dataset.count : 'triangles' in dataset ? dataset.triangles.length / 9 : 1);
  }
  return sums;
};

const YOKOSUKA = 'citygml/spec2/yokosuka-shi';
const TAKAOKA = 'citygml/spec3-5/16202_takaoka-shi_city_2024_citygml_1_op_fld';
const KOSHIGAYA = 'citygml/spec3-5/11222_koshigaya-shi_pref_2023_citygml_2_op_bldg';

describe('readCityGml on real data', () => {
  it.for([
    [YOKOSUKA, { buildings: 13, terrain: 1066 }],
    ['citygml/spec2/sapporo-shi', { buildings: 25, other: 2, area_classification: 6, use_district: 4 }],
    ['citygml/spec2/takeo-shi', { use_district: 40, other: 100 }],
    ['citygml/spec2/kofu-shi', { other: 27 }],
    [
      'citygml/spec2/numazu-shi',
      { area_classification: 3, use_district: 38, other: 6, river: 3, tsunami: 3, landslide: 81 },
    ],
    [KOSHIGAYA, { buildings: 5 }],
    ['citygml/spec3-5/12347_tako-machi_city_2025_citygml_1_op_bldg', { buildings: 98 }],
    ['citygml/spec3-5/13104_shinjuku-ku_pref_2025_citygml_1_op_bldg', { buildings: 1 }],
    [
      'citygml/spec3-5/08220_tsukuba-shi_city_2023_citygml_2_op_urf',
      { area_classification: 1, use_district: 1, other: 3 },
    ],
    ['citygml/spec3-5/11100_saitama-shi_city_2024_citygml_1_op_ifld', { inland: 1 }],
    ['citygml/spec3-5/12206_kisarazu-shi_city_2024_citygml_1_op_htd', { storm_surge: 1 }],
    ['citygml/spec3-5/12206_kisarazu-shi_city_2024_citygml_1_op_rfld', { reservoir: 1 }],
    ['citygml/spec3-5/12206_kisarazu-shi_city_2024_citygml_1_op_tnm', { tsunami: 1 }],
    [TAKAOKA, { river: 1 }],
    ['citygml/spec3-5/13105_bunkyo-ku_pref_2025_citygml_1_op_wtr', {}],
  ] as const)('finds everything in %s', async ([path, expected], { skip }) => {
    const files = await drop(path);
    if (!files) return skip();
    const result = await readCityGml(files);
    expect(counts(result)).toEqual(expected);
    expect(result.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
  });

  it('reads the 65 river and 2 inland risks of the five Koshigaya buildings', async ({ skip }) => {
    const files = await drop(KOSHIGAYA);
    if (!files) return skip();
    const { risks, storeysAbove, totalFloorAreaSquareMeters } = buildingsOf(await readCityGml(files));
    expect(risks.hazard.filter((hazard) => hazard === 'river').length).toBe(65);
    expect(risks.hazard.filter((hazard) => hazard === 'inland').length).toBe(2);
    expect([risks.scale[0], risks.rank[0], risks.depthMeters[0], risks.scale[1], risks.durationHours[1]]).toEqual([
      'L1',
      2,
      Math.fround(1.696),
      'L2',
      Math.fround(123.4),
    ]);
    expect([storeysAbove[0], totalFloorAreaSquareMeters[0]]).toEqual([1, 62.565]);
  });

  it('reads Tako: landslide records, ids and missing storeys', async ({ skip }) => {
    const path = 'citygml/spec3-5/12347_tako-machi_city_2025_citygml_1_op_bldg';
    const files = await drop(path);
    if (!files) return skip();
    const { risks, buildingId, storeysAbove } = buildingsOf(await readCityGml(files));
    const text = readFileSync(join(realData(path) ?? '', 'udx/bldg/53404336_bldg_6697.gml'), 'utf8');
    expect(risks.hazard.length).toBe(text.split('<uro:LandSlideRiskAttribute>').length - 1);
    expect(new Set(risks.hazard)).toEqual(new Set(['landslide']));
    expect(risks.name[0]).toBe('急傾斜地の崩壊');
    expect(buildingId[0]).toBe('12347-bldg-8308');
    expect(new Set(buildingId).size).toBe(98);
    expect(storeysAbove[0]).toBe(0);
  });

  it('reads LOD2 surfaces of Yokosuka once each, though lod2Solid refers to them again', async ({ skip }) => {
    const files = await drop(YOKOSUKA);
    if (!files) return skip();
    const buildings = buildingsOf(await readCityGml(files));
    const text = readFileSync(join(realData(YOKOSUKA) ?? '', 'udx/bldg/52397519_bldg_6697_op.gml'), 'utf8');
    const inBoundaries = [...text.matchAll(/<bldg:lod2MultiSurface>.*?<\/bldg:lod2MultiSurface>/gs)];
    const polygons = inBoundaries.reduce((sum, [part]) => sum + part.split('<gml:Polygon').length - 1, 0);
    expect(buildings.lod2?.buildingRow.length).toBe(polygons);
    expect(buildings.name[0]).toBe('横須賀美術館');
    expect(JSON.parse(buildings.extra[0] ?? '')).toMatchObject({ 総建物階数: '1', '１階床面積': '42' });
    expect(buildings.groundHeightMeters[0]).toBeCloseTo(10.500850847558837, 5);
  });

  it('leaves out the LOD2 surfaces where they are not asked for', async ({ skip }) => {
    const files = await drop(YOKOSUKA);
    if (!files) return skip();
    expect(buildingsOf(await readCityGml(files, { lod2: false })).lod2).toBeUndefined();
  });

  it('reads the Kawasaki zip with names from its own code lists', async ({ skip }) => {
    const path = 'citygml/spec2/kawasaki-shi.zip';
    const files = await drop(path);
    if (!files) return skip();
    const { files: inner, issues } = await expandArchives(files);
    const result = await readCityGml(inner);
    expect(issues).toEqual([]);
    expect(counts(result)).toEqual({ use_district: 4, area_classification: 2, other: 44 });
    expect(result.issues).toMatchObject([{ code: 'features-left-out', count: 28, values: { class: 'CityFurniture' } }]);
    const names = zonesOf(result).find(({ zoneKind }) => zoneKind === 'use_district')?.name;
    expect(new Set(names)).toContain('工業専用地域');
  });

  it('gives flood surfaces their heights and scale', async ({ skip }) => {
    const file = `${TAKAOKA}/udx/fld/pref/oyabegawa_gandogawa/55360704_fld_6697_l2.gml`;
    const files = await drop(TAKAOKA);
    if (!files) return skip();
    const [flood] = hazardsOf(await readCityGml(files));
    expect(flood).toMatchObject({
      hazard: 'river',
      scale: 'L2',
      name: ['小矢部川水系岸渡川洪水浸水想定区域（想定最大規模）'],
    });
    expect(flood?.polygons.heights?.[0]).toBeCloseTo(28.11, 4);
    expect((flood?.polygons.polygonOffsets.length ?? 0) - 1).toBe(countMatches(file, /<gml:Polygon[ >]/g));
  });

  it('reports progress in bytes and rows up to the whole', async ({ skip }) => {
    const files = await drop(KOSHIGAYA);
    if (!files) return skip();
    const seen: { bytesRead: number; bytesTotal: number; rows: number }[] = [];
    await readCityGml(files, { onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toMatchObject({ bytesRead: 79468, bytesTotal: 79468, rows: 5 });
    expect(seen.every((step, i) => i === 0 || step.bytesRead >= (seen[i - 1]?.bytesRead ?? 0))).toBe(true);
  });
});
