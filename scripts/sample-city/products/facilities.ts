import { type Cell, csv, toCp932, toUtf8WithBom } from '../formats/text.ts';
import type { RawFile } from '../formats/zip.ts';
import { toLonLat } from '../world/frame.ts';
import { hazardGrid } from '../world/hazards.ts';
import type { Landmark, LandmarkKind } from '../world/landmarks.ts';
import { landslidesAt } from '../world/landslides.ts';
import { createRandom } from '../world/random.ts';
import { cityCode, type Sample } from './sample.ts';

const municipality = '架空県青瀬市';

interface Place {
  readonly landmark: Landmark;
  readonly address: string;
  readonly lat: string;
  readonly lon: string;
}

function places({ city }: Sample, kinds: readonly LandmarkKind[]): Place[] {
  return city.landmarks
    .filter(({ kind }) => kinds.includes(kind))
    .map((landmark) => {
      const [lon, lat] = toLonLat(landmark.at);
      const random = createRandom(city.seed, `address ${landmark.name}`);
      const address = `${municipality}${city.districts[landmark.district]!.name}${random.whole(1, 28)}番${random.whole(1, 19)}号`;
      return { landmark, address, lat: lat.toFixed(6), lon: lon.toFixed(6) };
    });
}

function valueAt(field: Float32Array, [x, y]: readonly [number, number]): number {
  const column = Math.floor((x - hazardGrid.west) / hazardGrid.cellMeters);
  const row = Math.floor((hazardGrid.north - y) / hazardGrid.cellMeters);
  return field[row * hazardGrid.width + column] ?? 0;
}

/** Places that a planner should notice: named for floods long before the L2 map was drawn. */
const outdated = ['川原町公民館', '港町会館', '川原町公園'];

/** 洪水, 崖崩れ等, 高潮, 地震, 津波, 火事, 内水, 火山: "1" where the place may be used. */
function usableFor({ hazards, landslides }: Sample, { kind, name, at }: Landmark): Cell[] {
  const tall = ['school', 'junior_high', 'gym', 'city_hall'].includes(kind);
  const under = (field: Float32Array, limit: number): boolean => valueAt(field, at) <= limit;
  const river = outdated.includes(name) || (kind !== 'park' && under(hazards.riverL2, tall ? 3 : 0.5));
  const open = kind !== 'community';
  const flags = [
    river,
    kind !== 'park' && landslidesAt(landslides, at).length === 0,
    kind !== 'park' && under(hazards.surge, tall ? 3 : 0),
    true,
    under(hazards.tsunami, kind === 'park' ? 0 : tall ? 2.5 : 0),
    open,
    kind !== 'park' && under(hazards.inland, 0.5),
    false,
  ];
  return flags.map((flag) => (flag ? 1 : ''));
}

/** 指定緊急避難場所 and 指定避難所 in the layout of 国土地理院's CSV. */
export function evacuationFiles(sample: Sample): RawFile[] {
  const sites = places(sample, ['school', 'junior_high', 'gym', 'community', 'park']);
  const shelters = places(sample, ['school', 'junior_high', 'gym', 'community']);
  const sheltered = new Set(shelters.map(({ landmark }) => landmark.name));
  const id = (kind: string, n: number): string => `E${cityCode}${kind}${String(n + 1).padStart(5, '0')}`;
  const siteRows: Cell[][] = sites.map(({ landmark, address, lat, lon }, n) => [
    n + 1,
    id('0', n),
    municipality,
    landmark.name,
    address,
    ...usableFor(sample, landmark),
    sheltered.has(landmark.name) ? 1 : '',
    lat,
    lon,
    '架空',
  ]);
  const shelterRows: Cell[][] = shelters.map(({ landmark, address, lat, lon }, n) => [
    n + 1,
    id('1', n),
    municipality,
    landmark.name,
    address,
    1,
    lat,
    lon,
    '架空',
  ]);
  const siteHead = [
    'NO',
    '共通ID',
    '都道府県名及び市町村名',
    '施設・場所名',
    '住所',
    '洪水',
    '崖崩れ、土石流及び地滑り',
    '高潮',
    '地震',
    '津波',
    '大規模な火事',
    '内水氾濫',
    '火山現象',
    '指定避難所との住所同一',
    '緯度',
    '経度',
    '備考',
  ];
  const shelterHead = [
    'NO',
    '共通ID',
    '都道府県名及び市町村名',
    '施設・場所名',
    '住所',
    '指定緊急避難場所との住所同一',
    '緯度',
    '経度',
    '備考',
  ];
  return [
    { path: 'mergeFromCity_2.csv', bytes: toUtf8WithBom(csv([siteHead, ...siteRows])) },
    { path: 'mergeFromCity_1.csv', bytes: toUtf8WithBom(csv([shelterHead, ...shelterRows])) },
  ];
}

function careKind(name: string): string {
  for (const kind of [
    '特別養護老人ホーム',
    '介護老人保健施設',
    'グループホーム',
    'デイサービスセンター',
    '有料老人ホーム',
    '障害者支援施設',
    '幼稚園',
    'こども園',
    '保育園',
  ])
    if (name.includes(kind)) return kind === 'こども園' ? '認定こども園' : kind === '保育園' ? '保育所' : kind;
  return 'その他';
}

/** 要配慮者利用施設 (CP932, as many municipalities publish it) and 医療機関 (UTF-8). */
export function careFiles(sample: Sample): RawFile[] {
  const seats = (name: string, low: number, high: number): number =>
    createRandom(sample.city.seed, `seats ${name}`).whole(low, high);
  const care = places(sample, ['care', 'nursery']).map(({ landmark, address, lat, lon }): Cell[] => [
    landmark.name,
    careKind(landmark.name),
    address,
    lat,
    lon,
    landmark.kind === 'care' ? seats(landmark.name, 18, 90) : seats(landmark.name, 60, 150),
  ]);
  const medical = places(sample, ['hospital', 'clinic']).map(({ landmark, address, lat, lon }): Cell[] => [
    landmark.name,
    landmark.kind === 'hospital' ? '病院' : '診療所',
    address,
    lat,
    lon,
    landmark.kind === 'hospital' ? seats(landmark.name, 120, 320) : 0,
  ]);
  return [
    {
      path: '要配慮者利用施設_青瀬市.csv',
      bytes: toCp932(csv([['名称', '施設種別', '住所', '緯度', '経度', '定員'], ...care])),
    },
    {
      path: '医療機関_青瀬市.csv',
      bytes: toUtf8WithBom(csv([['名称', '施設種別', '住所', '緯度', '経度', '病床数'], ...medical])),
    },
  ];
}
