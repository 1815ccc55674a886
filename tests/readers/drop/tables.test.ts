import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/domain/datasets.ts';
import { readDrop } from '../../../src/readers/read-drop.ts';
import { realData } from '../../real-data.ts';
import { diskSource, sourceOf } from '../source-of.ts';

type Of<K extends Dataset['kind']> = Extract<Dataset, { kind: K }>;

async function only<K extends Dataset['kind']>(kind: K, path: string, content: string): Promise<Of<K>> {
  const { datasets, issues } = await readDrop([sourceOf(path, content)]);
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(datasets.map((dataset) => dataset.kind)).toEqual([kind]);
  return datasets[0] as Of<K>;
}

describe('population by mesh', () => {
  const head =
    'KEY_CODE,HTKSYORI,HTKSAKI,GASSAN,T001141001,T001141002,T001141003,T001141004,T001141005\r\n,,,,　人口（総数）,　人口（総数）　男,　６５歳以上人口　総数,　７５歳以上人口　総数,　世帯総数\r\n';

  it('chooses the columns of e-Stat by their labels and keeps suppressed cells missing', async () => {
    const text = `${head}533900064,2,533900073,,3,1,*,*,*\r\n533900073,1,,533900064,57,27,20,9,25\r\n`;
    const population = await only('population', 'tblT001141H5339.txt', text);
    expect(population).toMatchObject({
      meshLevel: '500m',
      projection: false,
      unitId: ['533900064', '533900073'],
      suppressedInto: ['533900073', ''],
    });
    expect([...population.population]).toEqual([3, 57]);
    expect([...population.population65]).toEqual([Number.NaN, 20]);
    expect([...population.population75]).toEqual([Number.NaN, 9]);
    expect([...population.households]).toEqual([Number.NaN, 25]);
    expect([...population.year]).toEqual([2020, 2020]);
  });

  it('turns a bad cell into missing and says row and column', async () => {
    const { datasets, issues } = await readDrop([sourceOf('t.txt', `${head}533900064,0,,,abc,1,2,1,1\n`)]);
    expect([...(datasets[0] as Of<'population'>).population]).toEqual([Number.NaN]);
    expect(issues).toMatchObject([{ code: 'cell-unreadable', place: 'row 3, column T001141001' }]);
  });

  it('sums the meshes that two prefectures share in a projection, but a file dropped twice counts once', async () => {
    const part = (pref: number, mesh: string, people: number) =>
      sourceOf(
        `1km_mesh_2024_${pref}.csv`,
        `MESH_ID,SHICODE,PTN_2020,PTN_2050,PTC_2020,PTD_2020\n${mesh},1,${people},${people / 2},4,2\n`,
      );
    const { datasets, reports } = await readDrop([
      part(13, '53394519', 10),
      part(14, '53394519', 20),
      { ...part(13, '53394519', 10), path: 'again/1km_mesh_2024_13.csv' },
    ]);
    expect(datasets).toHaveLength(1);
    const population = datasets[0] as Of<'population'>;
    expect([...population.year]).toEqual([2020, 2050]);
    expect([...population.population]).toEqual([30, 15]);
    expect([...population.population65]).toEqual([8, Number.NaN]);
    expect(reports.map(({ state }) => state)).toEqual(['done', 'done', 'ignored']);
  });

  it('knows a 100 m mesh by its digits', async () => {
    const population = await only('population', '人口.csv', 'mesh_code,人口\n5339461173,5\n5339461190,6\n');
    expect(population.meshLevel).toBe('100m');
  });
});

describe('people flow and spending', () => {
  it('reads the month, kind of day and time of 全国の人流', async () => {
    const flow = await only(
      'people_flow',
      'monthly_mdp_mesh1km.csv',
      'mesh1kmid,prefcode,citycode,year,month,dayflag,timezone,population\n53394519,13,13101,2021,12,1,0,10745\n',
    );
    expect(flow).toMatchObject({ meshLevel: '1km', meshCode: ['53394519'] });
    expect([flow.year[0], flow.month[0], flow.dayFlag[0], flow.timezone[0], flow.population[0]]).toEqual([
      2021, 12, 1, 0, 10745,
    ]);
  });

  it('averages the days of hourly counts by kind of day and leaves parts aside where totals are given', async () => {
    const rows = [
      '20211101,1200,533945191,-1,-1,-1,100',
      '20211102,1200,533945191,-1,-1,-1,200',
      '20211106,1200,533945191,-1,-1,-1,60',
      '20211101,1200,533945191,-1,15,1,40',
    ];
    const flow = await only(
      'people_flow',
      'x.csv',
      `date,time,area,residence,age,gender,population\n${rows.join('\n')}\n`,
    );
    expect([...flow.dayFlag]).toEqual([1, 0]);
    expect([...flow.timezone]).toEqual([112, 112]);
    expect([...flow.population]).toEqual([150, 60]);
  });

  it('scales spending to yen by the unit in its head', async () => {
    const spending = await only(
      'consumption',
      '消費.csv',
      '年月,メッシュコード,業種,消費額（千円）\n202304,533945191,飲食,12\n2023年5月,533945191,飲食,*\n',
    );
    expect([...spending.amountYen]).toEqual([12_000, Number.NaN]);
    expect([...spending.month]).toEqual([4, 5]);
    expect(spending.category).toEqual(['飲食', '飲食']);
  });
});

describe('facilities', () => {
  it('reads for which hazards an evacuation site may be used', async () => {
    const head =
      'NO,共通ID,都道府県名及び市町村名,施設・場所名,住所,洪水,崖崩れ、土石流及び地滑り,高潮,地震,津波,大規模な火事,内水氾濫,火山現象,指定避難所との住所同一,緯度,経度,備考';
    const sites = await only(
      'facilities',
      'mergeFromCity_2.csv',
      `\ufeff${head}\n1,E1,青瀬市,青瀬小学校,浜町,1,,1,1,,,,,1,35.6,139.7,\n`,
    );
    expect(sites).toMatchObject({ facilityKind: ['evacuation_site'], facilityId: ['E1'], name: ['青瀬小学校'] });
    expect(sites.usableFor[0]).toBe(0b1101);
    expect([...sites.positions]).toEqual([139.7, 35.6]);
  });

  it('counts rows without a position in an issue instead of placing them at zero', async () => {
    const { datasets, issues } = await readDrop([
      sourceOf('福祉施設.csv', '施設名,緯度,経度\nA,35.6,139.7\nB,,\nC,0,0\n'),
    ]);
    expect(datasets[0]).toMatchObject({ count: 1, facilityKind: ['welfare'] });
    expect(issues).toMatchObject([{ code: 'position-missing', place: 'row 3', count: 2 }]);
  });
});

const echizen = realData('vector/echizen');

describe.skipIf(!echizen)('the open data of Echizen', () => {
  it('is recognised without a choice', async () => {
    const names = ['01-避難所.csv', '02-AED.csv', '02-医療機関.csv'];
    const files = await Promise.all(names.map((name) => diskSource(name, `${echizen}/${name}`)));
    const { datasets } = await readDrop(files);
    const facilities = datasets as Of<'facilities'>[];
    expect(facilities.map(({ count, facilityKind }) => [count, facilityKind[0]])).toEqual([
      [27, 'shelter'],
      [108, 'medical'],
      [77, 'medical'],
    ]);
    expect(facilities[0]!.name[0]).toBe('武生東小学校');
  });
});

const snippets = realData('flow/mesh-snippets');

describe.skipIf(!snippets)('quoted lines of real mesh files', () => {
  it('are recognised without a choice', async () => {
    const names = [
      'tblT000847H5339_QUOTED.txt',
      'monthly_mdp_mesh1km_13_202112_QUOTED.csv',
      'fujisawa_500m_mesh_economy_population_QUOTED.csv',
    ];
    const files = await Promise.all(names.map((name) => diskSource(name, `${snippets}/${name}`)));
    const { datasets } = await readDrop(files);
    const census = datasets.find((dataset) => dataset.kind === 'population' && !dataset.projection) as Of<'population'>;
    expect([...census.population]).toEqual([64, 3, 57, 24]);
    expect(census.suppressedInto).toEqual(['', '533900073', '', '']);
    expect(datasets.map(({ kind }) => kind).sort()).toEqual(['people_flow', 'population', 'population']);
  });
});
