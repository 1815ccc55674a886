import { coded, element, GmlFile, multiSurface, polygon, seededId } from '../formats/city-gml.ts';
import type { RawFile } from '../formats/zip.ts';
import { seedsBySide } from '../world/districts.ts';
import { meshCode, toLonLat } from '../world/frame.ts';
import {
  type Area,
  areaClassification,
  createUseDistricts,
  residenceArea,
  urbanFunctionArea,
} from '../world/plan-areas.ts';
import { cityCode, prefectureCode, type Sample } from './sample.ts';

/** The 10 km mesh that the whole city lies in. */
export const cityMesh = meshCode(toLonLat([2560, 1500]), 6);

function planElement(
  file: GmlFile,
  seed: number,
  kind: string,
  name: string,
  areas: readonly Area[],
  before: string,
  after = '',
): string {
  const surfaces = areas.map((rings) =>
    polygon(rings.map((ring, i) => file.ring(i === 0 ? ring : [...ring].reverse(), 0))),
  );
  return element(
    `urf:${kind}`,
    [
      element('gml:name', name),
      element('core:creationDate', '2024-04-01'),
      before,
      element('urf:validFrom', '2024-04-01'),
      element('urf:custodian', '青瀬市（架空）'),
      coded('urf:prefecture', 'Common_localPublicAuthorities', prefectureCode),
      coded('urf:city', 'Common_localPublicAuthorities', cityCode),
      element('urf:lod1MultiSurface', multiSurface(surfaces)),
      after,
    ].join('\n'),
    `gml:id="${seededId('urf', seed, `${kind} ${name} ${areas[0]![0]!.length} ${areas[0]![0]![0]!.join(' ')}`)}"`,
  );
}

const useNames: Readonly<Record<number, string>> = {
  1: '第一種低層住居専用地域',
  2: '第二種低層住居専用地域',
  3: '第一種中高層住居専用地域',
  4: '第二種中高層住居専用地域',
  5: '第一種住居地域',
  6: '第二種住居地域',
  9: '近隣商業地域',
  10: '商業地域',
  11: '準工業地域',
  13: '工業専用地域',
};

/** `udx/urf`: 区域区分 (07), 用途地域 (08), 誘導区域 (lnp). */
export function planFiles({ city }: Sample): RawFile[] {
  const path = (option: string): string => `udx/urf/${cityMesh}_urf_6697_${option}_op.gml`;
  const sideOf = (name: string): number => seedsBySide.findIndex((seeds) => seeds.some((seed) => seed.name === name));
  const classification = new GmlFile();
  const { promoted, controlled } = areaClassification(city.districts, ({ name }) => sideOf(name));
  for (const [code, name, rings] of [
    [22, '市街化区域', promoted],
    [23, '市街化調整区域', controlled],
  ] as const)
    classification.add(
      planElement(
        classification,
        city.seed,
        'AreaClassification',
        name,
        rings.map((ring) => [ring]),
        coded('urf:function', 'Common_areaClassificationType', code),
      ),
    );
  const uses = new GmlFile();
  for (const { code, rings, floorAreaRate, coverageRate } of createUseDistricts(city.districts))
    uses.add(
      planElement(
        uses,
        city.seed,
        'UseDistrict',
        useNames[code]!,
        rings.map((ring) => [ring]),
        coded('urf:function', 'Common_districtsAndZonesType', code),
        element('urf:floorAreaRate', floorAreaRate) + element('urf:buildingCoverageRate', coverageRate),
      ),
    );
  const attraction = new GmlFile();
  attraction.add(
    planElement(
      attraction,
      city.seed,
      'ResidenceAttractionArea',
      residenceArea.name,
      residenceArea.areas,
      coded('urf:function', 'Common_areaClassificationType', 31),
    ),
  );
  attraction.add(
    planElement(
      attraction,
      city.seed,
      'UrbanFunctionAttractionArea',
      urbanFunctionArea.name,
      urbanFunctionArea.areas,
      coded('urf:function', 'Common_areaClassificationType', 32),
    ),
  );
  return [
    { path: path('07'), bytes: classification.toBytes() },
    { path: path('08'), bytes: uses.toBytes() },
    { path: path('lnp'), bytes: attraction.toBytes() },
  ];
}

/** `udx/lsld`: 土砂災害警戒区域等. */
export function landslideFile({ city, landslides }: Sample): RawFile {
  const file = new GmlFile();
  for (const zone of landslides)
    file.add(
      element(
        'urf:SedimentDisasterProneArea',
        [
          element('core:creationDate', '2024-04-01'),
          element('urf:validFrom', '2021-03-30'),
          coded('urf:prefecture', 'Common_localPublicAuthorities', prefectureCode),
          element('urf:lod1MultiSurface', multiSurface([polygon([file.ring(zone.ring, 0)])])),
          element('urf:location', `青瀬市${zone.name.replace(/\d+$/, '')}`),
          coded('urf:disasterType', 'SedimentDisasterProneArea_disasterType', zone.disasterType),
          coded('urf:areaType', 'SedimentDisasterProneArea_areaType', zone.areaType),
          element('urf:zoneNumber', zone.number),
          element('urf:zoneName', zone.name),
          element('urf:status', '指定済'),
        ].join('\n'),
        `gml:id="${seededId('lsld', city.seed, zone.id)}"`,
      ),
    );
  return { path: `udx/lsld/${cityMesh}_lsld_6697_op.gml`, bytes: file.toBytes() };
}
