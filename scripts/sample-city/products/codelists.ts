import { buildingStructures, buildingUsages } from '../../../src/domain/building-codes.ts';
import { toUtf8 } from '../formats/text.ts';
import type { RawFile } from '../formats/zip.ts';
import { cityCode, prefectureCode } from './sample.ts';

type Entries = readonly (readonly [number | string, string])[];

const depthRanks: Entries = [
  [1, '0.5m未満'],
  [2, '0.5m以上3m未満'],
  [3, '3m以上5m未満'],
  [4, '5m以上10m未満'],
  [5, '10m以上20m未満'],
  [6, '20m以上'],
];
const areaTypes: Entries = [
  [1, '土砂災害警戒区域（指定済）'],
  [2, '土砂災害特別警戒区域（指定済）'],
  [3, '土砂災害警戒区域（指定前）'],
  [4, '土砂災害特別警戒区域（指定前）'],
];
const slides: Entries = [
  [1, '急傾斜地の崩落'],
  [2, '土石流'],
  [3, '地すべり'],
];

/** Code lists of the archive; codes and labels after the PLATEAU standard, names of rivers and coasts invented. */
const lists: Readonly<Record<string, Entries>> = {
  Building_class: [
    [3000, '分類しない建物'],
    [3001, '普通建物'],
    [3002, '堅ろう建物'],
    [3003, '普通無壁舎'],
    [3004, '堅ろう無壁舎'],
  ],
  Building_usage: buildingUsages.map(({ code, ja }) => [code, ja] as const),
  BuildingDetailAttribute_buildingStructureType: buildingStructures.map(({ code, ja }) => [code, ja] as const),
  BuildingDetailAttribute_fireproofStructureType: [
    [1001, '耐火'],
    [1002, '準耐火造'],
    [1003, 'その他'],
    [1011, '不明'],
  ],
  Common_areaClassificationType: [
    [22, '市街化区域'],
    [23, '市街化調整区域'],
    [31, '居住誘導区域'],
    [32, '都市機能誘導区域'],
  ],
  Common_districtsAndZonesType: [
    [1, '第1種低層住居専用地域'],
    [2, '第2種低層住居専用地域'],
    [3, '第1種中高層住居専用地域'],
    [4, '第2種中高層住居専用地域'],
    [5, '第1種住居地域'],
    [6, '第2種住居地域'],
    [7, '準住居地域'],
    [8, '田園住居地域'],
    [9, '近隣商業地域'],
    [10, '商業地域'],
    [11, '準工業地域'],
    [12, '工業地域'],
    [13, '工業専用地域'],
  ],
  Common_localPublicAuthorities: [
    [prefectureCode, '架空県'],
    [cityCode, '架空県青瀬市（架空）'],
  ],
  RiverFloodingRiskAttribute_description: [[1, '青瀬川水系青瀬川（架空）']],
  RiverFloodingRiskAttribute_rank: depthRanks,
  RiverFloodingRiskAttribute_adminType: [
    [1, '国'],
    [2, '都道府県'],
  ],
  RiverFloodingRiskAttribute_scale: [
    [1, 'L1（計画規模）'],
    [2, 'L2（想定最大規模）'],
  ],
  TsunamiRiskAttribute_description: [[1, '架空県津波浸水想定（青瀬海岸）']],
  TsunamiRiskAttribute_rank: depthRanks,
  HighTideRiskAttribute_description: [[1, '架空県高潮浸水想定区域（青瀬海岸）']],
  HighTideRiskAttribute_rank: depthRanks,
  InlandFloodingRiskAttribute_description: [[1, '青瀬市内水浸水想定区域（架空）']],
  InlandFloodingRiskAttribute_rank: depthRanks,
  LandSlideRiskAttribute_description: slides,
  LandSlideRiskAttribute_areaType: areaTypes,
  SedimentDisasterProneArea_disasterType: slides,
  SedimentDisasterProneArea_areaType: areaTypes,
  WaterBody_class: [[1140, '浸水想定区域']],
  WaterBody_function: [
    [1, '洪水浸水想定区域'],
    [2, '津波浸水想定'],
    [3, '高潮浸水想定区域'],
    [4, '内水浸水想定区域'],
  ],
  Road_class: [[1040, '道路']],
  Road_function: [
    [1, '高速自動車国道'],
    [2, '一般国道'],
    [3, '都道府県道'],
    [4, '市区町村道'],
    [9000, '不明'],
  ],
};

export function codelistFiles(): RawFile[] {
  return Object.entries(lists).map(([name, entries]) => ({
    path: `codelists/${name}.xml`,
    bytes: toUtf8(dictionary(name, entries)),
  }));
}

function dictionary(name: string, entries: Entries): string {
  const definitions = entries.map(
    ([code, label], i) =>
      `\t<gml:dictionaryEntry>\n\t\t<gml:Definition gml:id="id${i + 1}">\n\t\t\t<gml:description>${label}</gml:description>\n\t\t\t<gml:name>${code}</gml:name>\n\t\t</gml:Definition>\n\t</gml:dictionaryEntry>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<gml:Dictionary xmlns:gml="http://www.opengis.net/gml" gml:id="cl_${name}">\n\t<gml:name>${name}</gml:name>\n${definitions.join('')}</gml:Dictionary>\n`;
}
