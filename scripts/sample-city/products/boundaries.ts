import { geoJson } from '../formats/geojson.ts';
import { type Field, shapefile } from '../formats/sample-shapefile.ts';
import { type RawFile, zipFiles } from '../formats/zip.ts';
import { seedsBySide } from '../world/districts.ts';
import { totalOf } from '../world/people.ts';
import { dissolve } from '../world/plan-areas.ts';
import { signedArea } from '../world/shapes.ts';
import { cityCode, prefectureCode, type Sample } from './sample.ts';

/** 町丁目 as the e-Stat census boundary file: shapefile, CP932, no .cpg. */
export function districtFile({ city, residents }: Sample): RawFile {
  const fields: Field[] = [
    { name: 'KEY_CODE', type: 'C', length: 11 },
    { name: 'PREF', type: 'C', length: 2 },
    { name: 'CITY', type: 'C', length: 3 },
    { name: 'S_AREA', type: 'C', length: 6 },
    { name: 'PREF_NAME', type: 'C', length: 12 },
    { name: 'CITY_NAME', type: 'C', length: 20 },
    { name: 'S_NAME', type: 'C', length: 40 },
    { name: 'AREA', type: 'N', length: 14, decimals: 3 },
    { name: 'JINKO', type: 'N', length: 9 },
    { name: 'SETAI', type: 'N', length: 9 },
  ];
  const people = city.districts.map(() => [0, 0] as [number, number]);
  city.buildings.forEach(({ district }, i) => {
    people[district]![0] += totalOf(residents[i]!);
    people[district]![1] += residents[i]!.households;
  });
  const records = city.districts.map(({ index, name, ring }) => {
    const area = String((index + 1) * 10).padStart(6, '0');
    const values = [
      `${cityCode}${area}`,
      prefectureCode,
      cityCode.slice(2),
      area,
      '架空県',
      '青瀬市',
      name,
      signedArea(ring),
      ...people[index]!,
    ];
    return { values, areas: [[ring]] };
  });
  return {
    path: `A002005212020DDSWC${cityCode}.zip`,
    bytes: zipFiles(shapefile(`r2ka${cityCode}`, fields, records, false)),
  };
}

/** 小学校区 as 国土数値情報 A27: whole 町丁目, joined on each side of the rivers. */
export function schoolDistrictFile({ city }: Sample): RawFile {
  const schools = [...new Set(city.districts.map(({ school }) => school))];
  const features = schools.map((school) => {
    const areas = seedsBySide.flatMap((seeds) => {
      const own = city.districts.filter((d) => d.school === school && seeds.some(({ name }) => name === d.name));
      return dissolve(own.map(({ ring }) => ring)).map((ring) => [ring]);
    });
    const name = `${school}小学校`;
    const district = city.landmarks.find((landmark) => landmark.name.endsWith(name))?.district;
    const address = district === undefined ? '' : `架空県青瀬市${city.districts[district]!.name}`;
    return { properties: { A27_005: cityCode, A27_006: '青瀬市立（架空）', A27_007: name, A27_008: address }, areas };
  });
  return { path: 'A27-21_99.geojson', bytes: geoJson('A27-21_99', features) };
}
