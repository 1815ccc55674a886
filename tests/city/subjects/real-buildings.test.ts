import { openAsBlob, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { assembleCity } from '../../../src/city/assemble-city.ts';
import { assembleDurations } from '../../../src/city/subjects/assemble-durations.ts';
import { assembleLandslideKinds } from '../../../src/city/subjects/assemble-landslide-kinds.ts';
import { readCityGml } from '../../../src/readers/citygml/read-citygml.ts';
import { blobSource } from '../../../src/readers/source-file.ts';
import { realData } from '../../real-data.ts';

const spec = 'citygml/spec3-5';
const koshigaya = realData(
  `${spec}/11222_koshigaya-shi_pref_2023_citygml_2_op_bldg/udx/bldg/53396677_bldg_6697_op.gml`,
);
const tako = realData(`${spec}/12347_tako-machi_city_2025_citygml_1_op_bldg/udx/bldg/53404336_bldg_6697.gml`);

async function assemble(path: string) {
  const { datasets, issues } = await readCityGml([blobSource('bldg.gml', await openAsBlob(path))]);
  return assembleCity(datasets, issues);
}

/** The buildings of a file as text. */
const members = (path: string) => readFileSync(path, 'utf8').split('<core:cityObjectMember>').slice(1);

it.skipIf(!koshigaya)('finds the longest duration that the text of each real building names', async () => {
  const table = assembleDurations(await assemble(koshigaya!))!.tables.duration_river_L2!;
  const longest = members(koshigaya!).map((text) =>
    Math.max(...[...text.matchAll(/<uro:duration[^>]*>([\d.]+)/g)].map(([, hours]) => Number(hours))),
  );
  expect([...(table.duration_h as Float32Array)].sort()).toEqual(longest.map(Math.fround).sort());
});

it.skipIf(!tako)('counts the real buildings that name a slope in a landslide zone', async () => {
  const kinds = assembleLandslideKinds(await assemble(tako!))!.tables.landslide_kinds!;
  const inZone = members(tako!).filter((text) => text.includes('LandSlideRiskAttribute>')).length;
  expect(inZone).toBeGreaterThan(0);
  expect((kinds.slope_failure as Uint8Array).filter((state) => state > 1).length).toBe(inZone);
});
