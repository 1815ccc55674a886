import { type City, createCity } from '../world/city.ts';
import { meshCode, toLonLat } from '../world/frame.ts';
import { createHazards, type Hazards } from '../world/hazards.ts';
import { createLandslides, type LandslideZone } from '../world/landslides.ts';
import { type Residents, residentsOfCity } from '../world/people.ts';

/** The invented city and everything derived from it that more than one file needs. */
export interface Sample {
  readonly city: City;
  readonly hazards: Hazards;
  readonly landslides: readonly LandslideZone[];
  /** One entry a building. */
  readonly residents: readonly Residents[];
  /** 250 m mesh of the building's middle, one entry a building. */
  readonly meshOfBuilding: readonly string[];
}

export const cityName = '青瀬市（架空）';
/** No prefecture has the number 99 (JIS X 0401 ends at 47). */
export const prefectureCode = '99';
export const cityCode = '99201';
export const surveyYear = 2023;
export const datasetYear = 2024;
export const fictionNote = '架空の都市のデータです。実在の場所・人・施設とは関係ありません。';
export const defaultSeed = 20240401;

export function createSample(seed: number = defaultSeed): Sample {
  const city = createCity(seed);
  return {
    city,
    hazards: createHazards(city),
    landslides: createLandslides(city),
    residents: residentsOfCity(city),
    meshOfBuilding: city.buildings.map(({ middle }) => meshCode(toLonLat(middle), 10)),
  };
}
