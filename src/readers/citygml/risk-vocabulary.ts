import type { Hazard, HazardScale } from '../../domain/hazard.ts';

/**
 * Risk attributes of both naming families: `BuildingRiverFloodingRiskAttribute` (i-UR 2.0, 3.0),
 * `RiverFloodingRiskAttribute` (3.1 and later), `WaterBodyRiverFloodingRiskAttribute`.
 * Source: PLATEAU 標準製品仕様書 uro:*RiskAttribute.
 */
const HAZARD_OF_STEM: Readonly<Record<string, Hazard>> = {
  RiverFlooding: 'river',
  InlandFlooding: 'inland',
  HighTide: 'storm_surge',
  Tsunami: 'tsunami',
  ReservoirFlooding: 'reservoir',
  LandSlide: 'landslide',
};

const CLASS_NAME = /^(?:Building|WaterBody)?(\w+?)RiskAttribute$/;

/** Undefined where the element is no risk attribute. */
export function hazardOfRiskAttribute(className: string): Hazard | undefined {
  if (!className.endsWith('RiskAttribute')) return undefined;
  return HAZARD_OF_STEM[className.match(CLASS_NAME)?.[1] ?? ''];
}

/** `wtr:function` of flood water bodies. Source: PLATEAU WaterBody_function (5 from real reservoir data). */
export const hazardOfWaterFunction: Readonly<Record<string, Hazard>> = {
  '1': 'river',
  '2': 'tsunami',
  '3': 'storm_surge',
  '4': 'inland',
  '5': 'reservoir',
};

/** Folders of the PLATEAU package, which say what a file holds where its content does not. */
export const hazardOfFolder: Readonly<Record<string, Hazard>> = {
  fld: 'river',
  tnm: 'tsunami',
  htd: 'storm_surge',
  ifld: 'inland',
  rfld: 'reservoir',
  lsld: 'landslide',
};

/** `uro:scale` is a code (1, 2) or, in real files of the second version, the text L1 or L2. */
export function parseScale(text: string): HazardScale {
  const plain = text.normalize('NFKC').toUpperCase();
  if (plain === '1' || plain === 'L1') return 'L1';
  return plain === '2' || plain === 'L2' ? 'L2' : scaleOfTitle(plain);
}

/** The scale that the name of a survey speaks of: …洪水浸水想定区域（想定最大規模）. */
export function scaleOfTitle(title: string): HazardScale {
  const plain = title.normalize('NFKC');
  if (/想定最大|\(L2\)/i.test(plain)) return 'L2';
  return /計画規模|\(L1\)/i.test(plain) ? 'L1' : '';
}

/** Words in names of generic attribute sets (i-UR 1.x keeps its risks in those). */
const HAZARD_WORDS: readonly (readonly [RegExp, Hazard])[] = [
  [/ため池|貯水池/, 'reservoir'],
  [/津波/, 'tsunami'],
  [/高潮/, 'storm_surge'],
  [/内水|雨水出水/, 'inland'],
  [/土砂災害/, 'landslide'],
  [/洪水|浸水想定|河川|水系/, 'river'],
];

export const hazardOfText = (text: string): Hazard | undefined =>
  HAZARD_WORDS.find(([pattern]) => pattern.test(text))?.[1];
