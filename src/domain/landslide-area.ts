/**
 * Landslide vocabulary. Source: 国土数値情報 A33_001, A33_002; PLATEAU uro:LandSlideRiskAttribute, urf:SedimentDisasterProneArea.
 */
export const landslidePhenomena = [
  { code: 1, ja: '急傾斜地の崩壊', en: 'Slope failure', pattern: /急傾斜|がけ|崖/ },
  { code: 2, ja: '土石流', en: 'Debris flow', pattern: /土石流/ },
  { code: 3, ja: '地すべり', en: 'Landslide', pattern: /地すべり|地滑り/ },
] as const;

/** areaType: 1 警戒（指定済） 2 特別警戒（指定済） 3 警戒（指定前） 4 特別警戒（指定前）. */
export const landslideAreaTypes = [
  { code: 1, ja: '土砂災害警戒区域', en: 'Landslide warning area', standardRank: 1 },
  { code: 2, ja: '土砂災害特別警戒区域', en: 'Landslide special warning area', standardRank: 2 },
  { code: 3, ja: '土砂災害警戒区域（指定前）', en: 'Landslide warning area (planned)', standardRank: 1 },
  { code: 4, ja: '土砂災害特別警戒区域（指定前）', en: 'Landslide special warning area (planned)', standardRank: 2 },
] as const;

/** 1 警戒区域, 2 特別警戒区域; 0 for an unknown area type. */
export const standardRankOfAreaType = (areaType: number): number =>
  landslideAreaTypes.find((item) => item.code === areaType)?.standardRank ?? 0;

/** Area type of a text such as 特別警戒区域（指定前） or レッドゾーン; 0 if it says none. */
export function parseLandslideAreaType(text: string): number {
  const plain = text.normalize('NFKC');
  const planned = /指定前|指定予定|予定/.test(plain) ? 2 : 0;
  if (/特別警戒|レッド|red/i.test(plain)) return 2 + planned;
  return /警戒|イエロー|yellow/i.test(plain) ? 1 + planned : 0;
}

/** Phenomenon code of a text; 0 if it says none. */
export const parseLandslidePhenomenon = (text: string): number =>
  landslidePhenomena.find((item) => item.pattern.test(text.normalize('NFKC')))?.code ?? 0;
