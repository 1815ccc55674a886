import type { HazardPolygonsDataset } from '../../domain/datasets.ts';
import { durationClasses } from '../../domain/duration-class.ts';
import type { FeatureTable } from '../../domain/feature-table.ts';
import { type HazardKey, hazardKey, hazardNames, parseHazardKey } from '../../domain/hazard.ts';
import { hazardClasses, unknownColour } from '../../domain/hazard-classes.ts';
import { landslidePhenomena } from '../../domain/landslide-area.ts';
import type { CityModel } from '../city-model.ts';
import { concatPolygons } from '../concat-polygons.ts';
import { rankOfPolygons, STATE_HIT_UNRANKED } from '../hazard-hits.ts';
import { planarPolygons } from '../planar-polygons.ts';
import { numberColumn, textColumn } from './feature-columns.ts';
import { type FeatureLayer, grouped } from './feature-layer.ts';

/** One layer a hazard, scale and quantity that the files draw as polygons; rasters have no shapes to hand on. */
export function hazardAreaFeatures(city: CityModel): FeatureLayer[] {
  const groups = grouped(
    city.hazardPolygons.filter(({ count }) => count > 0),
    ({ hazard, scale, quantity }) => `${hazardKey(hazard, scale)} ${quantity === 'duration' ? 'duration' : ''}`,
  );
  return [...groups].map(([group, datasets]) => {
    const [key, duration = ''] = group.split(' ') as [HazardKey, string?];
    const { hazard, scale } = parseHazardKey(key);
    const id = ['hazard', hazard, scale, duration].filter(Boolean).join('_');
    const names = hazardNames[hazard];
    const title = {
      ja: `${names.ja}${scale === '' ? '' : ` ${scale}`}${duration && '（浸水継続時間）'}の区域`,
      en: `${names.en}${scale === '' ? '' : ` ${scale}`}${duration && ' (duration)'}: areas`,
    };
    return { id, title, make: () => areaTable(id, title, datasets, city.planarCrs) };
  });
}

function areaTable(
  name: string,
  title: FeatureTable['title'],
  datasets: readonly HazardPolygonsDataset[],
  planarCrs: string,
): FeatureTable {
  const { hazard, quantity } = datasets[0]!;
  const isDuration = quantity === 'duration';
  const ranks = datasets.flatMap((dataset) => [...(isDuration ? dataset.standardRank : rankOfPolygons(dataset))]);
  const classes = isDuration
    ? durationClasses.map(({ code, ja, colour }) => ({ state: code, ja, colour }))
    : hazardClasses(hazard).map(({ state, ja, colour }) => ({ state, ja, colour }));
  const colours = [...classes.map(({ colour }) => colour), unknownColour] as `#${string}`[];
  const classOf = ranks.map((rank) => classes.findIndex(({ state }) => state === rank));
  const all = <T>(column: (dataset: HazardPolygonsDataset) => ArrayLike<T>): T[] =>
    datasets.flatMap((dataset) => Array.from(column(dataset)));
  const measured = (values: readonly number[]) =>
    values.map((value) => (value >= 0 ? Number(value.toPrecision(7)) : Number.NaN));
  return {
    name,
    title,
    description: `1 行が 1 図形。出典：${[...new Set(datasets.map(({ source }) => source.title))].join('、')}。図形のない場所は安全を意味しない。`,
    crs: planarCrs,
    geometry: {
      kind: 'polygons',
      polygons: concatPolygons(datasets.map(({ polygons }) => planarPolygons(polygons, planarCrs))),
    },
    columns: [
      textColumn(
        'name',
        '名称',
        'Name',
        all(({ name: names }) => names).map((text) => text || null),
        { missing: 'no_data' },
      ),
      numberColumn(
        'class',
        '区分（コード）',
        'Class (code)',
        ranks.map((rank) => (rank === STATE_HIT_UNRANKED || rank === 0 ? Number.NaN : rank)),
        { type: 'integer', missing: 'no_data' },
      ),
      textColumn(
        'class_name',
        '区分',
        'Class',
        classOf.map((at) => classes[at]?.ja ?? 'unknown'),
      ),
      numberColumn('depth_m', '浸水深', 'Depth', measured(all(({ depthMeters }) => depthMeters)), {
        unit: 'meters',
        missing: 'no_data',
      }),
      numberColumn('duration_h', '浸水継続時間', 'Duration', measured(all(({ durationHours }) => durationHours)), {
        unit: 'hours',
        missing: 'no_data',
      }),
      ...(hazard === 'landslide' ? [phenomenonColumn(all(({ phenomenon }) => phenomenon))] : []),
    ],
    paint: { colours, row: classOf.map((at) => (at < 0 ? classes.length : at)) },
  };
}

const phenomenonColumn = (codes: readonly number[]) =>
  textColumn(
    'phenomenon',
    '現象',
    'Phenomenon',
    codes.map((code) => landslidePhenomena.find((known) => known.code === code)?.ja ?? 'unknown'),
  );
