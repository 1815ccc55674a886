/**
 * Kinds of planning zones and areas that people and buildings are counted by.
 * Source of the codes: PLATEAU Common_areaClassificationType (31, 32), 国土数値情報 A50 (A50_006 = 1…3).
 */
export const zoneKinds = [
  'residence', // 居住誘導区域
  'urban_function', // 都市機能誘導区域
  'planning_area', // 立地適正化計画区域
  'use_district', // 用途地域
  'area_classification', // 区域区分
  'district', // 町丁目
  'school_district', // 小学校区
  'municipality', // 行政区域
  'disaster_risk_area', // 災害危険区域
  'other',
] as const;
/** What the user draws on the map: never in a file, counted like any other kind. */
export const DRAWN_ZONE_KIND = 'drawn';
export type FiledZoneKind = (typeof zoneKinds)[number];
export type ZoneKind = FiledZoneKind | typeof DRAWN_ZONE_KIND;
export const allZoneKinds = [...zoneKinds, DRAWN_ZONE_KIND] as const;

export const zoneKindNames: Readonly<Record<ZoneKind, { readonly ja: string; readonly en: string }>> = {
  residence: { ja: '居住誘導区域', en: 'Residence attraction area' },
  urban_function: { ja: '都市機能誘導区域', en: 'Urban function attraction area' },
  planning_area: { ja: '立地適正化計画区域', en: 'Location optimisation plan area' },
  use_district: { ja: '用途地域', en: 'Use district' },
  area_classification: { ja: '区域区分', en: 'Area classification' },
  district: { ja: '町丁目', en: 'Neighbourhood (chōme)' },
  school_district: { ja: '小学校区', en: 'School district' },
  municipality: { ja: '行政区域', en: 'Municipality' },
  disaster_risk_area: { ja: '災害危険区域', en: 'Disaster risk area' },
  other: { ja: 'その他の区域', en: 'Other area' },
  drawn: { ja: '描いた範囲', en: 'Drawn area' },
};

/** Classes of CityGML's urf module with a kind of their own. Source: PLATEAU 標準製品仕様書, urf:Zone. */
export const zoneKindOfUrfClass: Readonly<Record<string, FiledZoneKind>> = {
  UseDistrict: 'use_district',
  AreaClassification: 'area_classification',
  ResidenceAttractionArea: 'residence',
  UrbanFunctionAttractionArea: 'urban_function',
};

/** Below so many square metres a zone is a sliver: no plan draws a zone smaller than a room. A default of ours, no rule. */
export const SLIVER_ZONE_SQUARE_METERS = 10;
