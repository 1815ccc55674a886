import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/domain/datasets.ts';
import type { FileSettings } from '../../../src/readers/import-settings.ts';
import { readDrop } from '../../../src/readers/read-drop.ts';
import { collection, sourceOf, square } from '../source-of.ts';

type Of<K extends Dataset['kind']> = Extract<Dataset, { kind: K }>;

async function dropped(path: string, content: string, settings: FileSettings = {}) {
  return readDrop([sourceOf(path, content)], { settings: { files: { [path]: settings } } });
}

async function only<K extends Dataset['kind']>(
  kind: K,
  path: string,
  content: string,
  settings?: FileSettings,
): Promise<Of<K>> {
  const { datasets, reports } = await dropped(path, content, settings);
  expect(reports.flatMap(({ issues }) => issues).filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(datasets.map((dataset) => dataset.kind)).toEqual([kind]);
  return datasets[0] as Of<K>;
}

describe('国土数値情報 hazard sets', () => {
  it('reads the ranks of A31a for both scales', async () => {
    const l1 = await only(
      'hazard_polygons',
      'A31a-24_14_10.geojson',
      collection([{ A31a_101: '1', A31a_102: '青瀬川', A31a_105: 2 }]),
    );
    expect(l1).toMatchObject({
      hazard: 'river',
      scale: 'L1',
      quantity: 'depth',
      name: ['青瀬川'],
      source: { year: 2024 },
    });
    const l2 = await only(
      'hazard_polygons',
      'x.geojson',
      collection([
        { A31a_202: '青瀬川', A31a_205: 3 },
        { A31a_202: '青瀬川', A31a_205: 6 },
      ]),
    );
    expect([l2.scale, ...l2.standardRank]).toEqual(['L2', 3, 6]);
  });

  it('reads duration classes and collapse areas of A31a', async () => {
    const duration = await only('hazard_polygons', 'x.geojson', collection([{ A31a_302: '青瀬川', A31a_305: 5 }]));
    expect(duration).toMatchObject({ quantity: 'duration', scale: 'L2' });
    expect([...duration.standardRank]).toEqual([5]);
    const collapse = await only(
      'hazard_polygons',
      'x.geojson',
      collection([{ A31a_405: 1 }, { A31a_405: 2 }, { A31a_405: 3 }]),
    );
    expect(collapse).toMatchObject({ hazard: 'collapse', quantity: 'area_type' });
    expect([...collapse.standardRank]).toEqual([1, 2, 3]);
  });

  it('maps the old classes of A31 to the deeper rank and says so', async () => {
    const { datasets, issues } = await dropped(
      'A31-12_14.geojson',
      collection([{ A31_001: 11 }, { A31_001: 14 }, { A31_001: 27 }]),
    );
    expect([...(datasets[0] as Of<'hazard_polygons'>).standardRank]).toEqual([1, 3, 6 - 2]);
    expect(issues.map(({ code }) => code)).toContain('depth-class-spans');
  });

  it('reads the four area types of A33', async () => {
    const rows = [1, 2, 3, 4].map((type) => ({ A33_001: 2, A33_002: type, A33_005: `区域${type}` }));
    const landslide = await only('hazard_polygons', 'A33-23_14.geojson', collection(rows));
    expect([...landslide.areaType]).toEqual([1, 2, 3, 4]);
    expect([...landslide.standardRank]).toEqual([1, 2, 1, 2]);
    expect([...landslide.phenomenon]).toEqual([2, 2, 2, 2]);
  });

  it('reads depths in words of A40 and A49', async () => {
    const tsunami = await only(
      'hazard_polygons',
      'A40.geojson',
      collection([{ A40_003: '1m以上2m未満' }, { A40_003: '２０ｍ以上' }]),
    );
    expect([tsunami.hazard, ...tsunami.standardRank]).toEqual(['tsunami', 2, 6]);
    const surge = await only('hazard_polygons', 'A49.geojson', collection([{ A49_003: '0.3m以上 ～ 0.5m未満' }]));
    expect([surge.hazard, ...surge.standardRank]).toEqual(['storm_surge', 1]);
  });

  it('finds the column of A51 that holds depth classes', async () => {
    const inland = await only(
      'hazard_polygons',
      'A51.geojson',
      collection([{ A51_004: '青瀬市', A51_006: '0.5m以上3.0m未満' }]),
    );
    expect([inland.hazard, ...inland.standardRank]).toEqual(['inland', 2]);
  });

  it('turns an unreadable rank into missing with its place, never into a rank', async () => {
    const { datasets, issues } = await dropped(
      'x.geojson',
      collection([{ A31a_205: 3 }, { A31a_205: 'たくさん' }, { A31a_205: 9 }]),
    );
    expect([...(datasets[0] as Of<'hazard_polygons'>).standardRank]).toEqual([3, 0, 0]);
    expect(issues).toMatchObject([{ code: 'cell-unreadable', place: 'feature 2, column A31a_205', count: 2 }]);
  });
});

describe('国土数値情報 and e-Stat zones', () => {
  it('splits A50 into its kinds by A50_006', async () => {
    const { datasets } = await dropped(
      'A50.geojson',
      collection([{ A50_006: 1 }, { A50_006: 2, name: '中央' }, { A50_006: 3 }, { A50_006: 2 }]),
    );
    expect(datasets.map((dataset) => [(dataset as Of<'zones'>).zoneKind, (dataset as Of<'zones'>).count])).toEqual([
      ['residence', 2],
      ['urban_function', 1],
      ['planning_area', 1],
    ]);
  });

  it('reads the codes of A29 as PLATEAU codes', async () => {
    const zones = await only(
      'zones',
      'A29.geojson',
      collection([
        { A29_004: 9, A29_005: '商業地域' },
        { A29_004: 21, A29_005: '田園住居地域' },
      ]),
    );
    expect([zones.zoneKind, ...zones.code]).toEqual(['use_district', 10, 8]);
  });

  it('reads names of use districts where there is no code (A55)', async () => {
    const zones = await only(
      'zones',
      'youto.geojson',
      collection([{ YoutoName: '第１種低層住居専用地域' }, { YoutoName: '工業専用地域' }]),
    );
    expect([...zones.code]).toEqual([1, 13]);
  });

  it('reads municipalities and small areas with their own ids', async () => {
    const n03 = await only(
      'zones',
      'N03.geojson',
      collection([{ N03_001: '神奈川県', N03_004: '青瀬市', N03_007: '14999' }]),
    );
    expect(n03).toMatchObject({ zoneKind: 'municipality', zoneId: ['14999'], name: ['青瀬市'] });
    const small = await only(
      'zones',
      'r2ka.geojson',
      collection([
        { KEY_CODE: '131', S_NAME: '浜町' },
        { KEY_CODE: '131', S_NAME: '浜町' },
        { KEY_CODE: '132', S_NAME: '本町' },
      ]),
    );
    expect(small).toMatchObject({ zoneKind: 'district', zoneId: ['131', '132'] });
  });

  it('reads 災害危険区域 of A48', async () => {
    const zones = await only('zones', 'A48.geojson', collection([{ A48_005: '出水区域', A48_007: 2 }]));
    expect(zones).toMatchObject({ zoneKind: 'disaster_risk_area', name: ['出水区域'] });
    expect([...zones.code]).toEqual([2]);
  });
});

describe('国土数値情報 points', () => {
  const point = { type: 'Point', coordinates: [139.7, 35.6] };

  it.each([
    ['P14.geojson', { P14_004: '浜町', P14_005: '02', P14_008: 'ひだまり苑' }, 'welfare', 'ひだまり苑'],
    ['P20.geojson', { P20_002: '青瀬小学校', P20_005: 300 }, 'shelter', '青瀬小学校'],
    ['P04.geojson', { P04_001: 1, P04_002: '青瀬病院' }, 'medical', '青瀬病院'],
  ])('reads %s', async (path, properties, kind, name) => {
    const facilities = await only('facilities', path, collection([properties], point));
    expect(facilities).toMatchObject({ facilityKind: [kind], name: [name] });
    expect([...facilities.positions]).toEqual([139.7, 35.6]);
  });
});

describe('files of the user', () => {
  it('reads buildings in plane coordinates with their own columns and words', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::6677' } };
    const text = collection(
      [
        { 番号: 'b1', 種類: '住宅', 造り: 'W', かい: '２', 延べ: '1,234.5' },
        { 番号: 'b2', 種類: '???' },
      ],
      square(-6000, -36000, 10),
      { crs },
    );
    const settings: FileSettings = {
      as: '建物',
      columns: { building_id: '番号', usage: '種類', structure: '造り', storeys: 'かい', floor_area_m2: '延べ' },
      values: { structure: { W: 601 } },
    };
    const { datasets, issues } = await dropped('map.geojson', text, settings);
    const buildings = datasets[0] as Of<'buildings'>;
    expect(buildings).toMatchObject({ buildingId: ['b1', 'b2'], source: { crs: 'EPSG:6677', crsGuessed: false } });
    expect([...buildings.usage]).toEqual([411, 0]);
    expect([...buildings.structure]).toEqual([601, 0]);
    expect([...buildings.storeysAbove]).toEqual([2, 0]);
    expect([...buildings.totalFloorAreaSquareMeters]).toEqual([1234.5, Number.NaN]);
    expect(buildings.footprint.positions[0]).toBeCloseTo(139.7669, 3);
    expect(buildings.footprint.positions[1]).toBeCloseTo(35.6755, 3);
    expect(issues).toMatchObject([{ code: 'cell-unreadable', place: 'feature 2, column 種類' }]);
  });

  it('refuses plane coordinates without a system and says what to do', async () => {
    const { datasets, issues } = await dropped(
      '建物.geojson',
      collection([{ building_id: 'a' }], square(-6000, -36000, 10)),
    );
    expect(datasets).toEqual([]);
    expect(issues).toMatchObject([{ severity: 'error', code: 'crs-missing' }]);
  });

  it('says which chosen column does not exist', async () => {
    const { issues } = await dropped('建物.geojson', collection([{ a: 1 }]), {
      as: 'buildings',
      columns: { usage: 'youto' },
    });
    expect(issues).toContainEqual(
      expect.objectContaining({ code: 'column-missing', values: { needed: 'youto', found: 'a' } }),
    );
  });

  it('takes a settings key that only means one of ours', async () => {
    const hazard = await only('hazard_polygons', 'map.geojson', collection([{ 水深: 3.2 }]), {
      as: '洪水L2',
      columns: { depth: '水深' },
    });
    expect([hazard.depthMeters[0], hazard.standardRank[0]]).toEqual([Math.fround(3.2), 3]);
  });

  it('reads people by polygons', async () => {
    const population = await only(
      'population',
      '人口.geojson',
      collection([{ mesh: 'c1', 人口: 12, '65歳以上人口': 3 }]),
      {
        as: 'population',
        year: 2020,
      },
    );
    expect(population).toMatchObject({ unitId: ['c1'], polygons: expect.anything() });
    expect([...population.population, ...population.population65, ...population.year]).toEqual([12, 3, 2020]);
  });

  it('takes a survey extent from another file of the drop', async () => {
    const files = [
      sourceOf('洪水_L2.geojson', collection([{ depth_m: 1.5 }])),
      sourceOf('survey.geojson', collection([{}], square(139, 35, 1))),
    ];
    const settings = {
      files: { '洪水_L2.geojson': { extent: 'survey.geojson' }, 'survey.geojson': { as: 'zone:other' } },
    };
    const { datasets } = await readDrop(files, { settings });
    expect(datasets).toHaveLength(1);
    expect(datasets[0]).toMatchObject({ kind: 'hazard_polygons', scale: 'L2', extent: { kind: 'polygons' } });
  });
});
