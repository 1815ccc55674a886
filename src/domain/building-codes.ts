/**
 * PLATEAU building codes with labels and colours.
 * Source: PLATEAU 標準製品仕様書 codelists Building_usage, BuildingDetailAttribute_buildingStructureType; colours of PLATEAU VIEW.
 */
export interface CodeLabel {
  readonly code: number;
  readonly ja: string;
  readonly en: string;
  readonly colour: `#${string}`;
}

export const buildingUsages: readonly CodeLabel[] = [
  { code: 401, ja: '業務施設', en: 'Office', colour: '#ff7f50' },
  { code: 402, ja: '商業施設', en: 'Commercial', colour: '#ff4500' },
  { code: 403, ja: '宿泊施設', en: 'Lodging', colour: '#ffff00' },
  { code: 404, ja: '商業系複合施設', en: 'Mixed commercial', colour: '#ff4500' },
  { code: 411, ja: '住宅', en: 'House', colour: '#32cd32' },
  { code: 412, ja: '共同住宅', en: 'Apartments', colour: '#00ff7f' },
  { code: 413, ja: '店舗等併用住宅', en: 'House with shop', colour: '#00ffff' },
  { code: 414, ja: '店舗等併用共同住宅', en: 'Apartments with shops', colour: '#00ffff' },
  { code: 415, ja: '作業所併用住宅', en: 'House with workshop', colour: '#00ffff' },
  { code: 421, ja: '官公庁施設', en: 'Government', colour: '#4169e1' },
  { code: 422, ja: '文教厚生施設', en: 'Education and welfare', colour: '#2e1ef4' },
  { code: 431, ja: '運輸倉庫施設', en: 'Transport and storage', colour: '#9370db' },
  { code: 441, ja: '工場', en: 'Factory', colour: '#87cefa' },
  { code: 451, ja: '農林漁業用施設', en: 'Farming, forestry, fishery', colour: '#008000' },
  { code: 452, ja: '供給処理施設', en: 'Utilities', colour: '#7b4720' },
  { code: 453, ja: '防衛施設', en: 'Defence', colour: '#b22222' },
  { code: 454, ja: 'その他', en: 'Other', colour: '#d8bfd8' },
  { code: 461, ja: '不明', en: 'Unknown', colour: '#e6e6fa' },
];

export const buildingStructures: readonly CodeLabel[] = [
  { code: 601, ja: '木造・土蔵造', en: 'Wood', colour: '#b2b48c' },
  { code: 602, ja: '鉄骨鉄筋コンクリート造', en: 'SRC', colour: '#e5e140' },
  { code: 603, ja: '鉄筋コンクリート造', en: 'RC', colour: '#eaa425' },
  { code: 604, ja: '鉄骨造', en: 'Steel', colour: '#996332' },
  { code: 605, ja: '軽量鉄骨造', en: 'Light steel', colour: '#a04f92' },
  { code: 606, ja: 'レンガ造・コンクリートブロック造・石造', en: 'Brick, block, stone', colour: '#77171c' },
  { code: 610, ja: '非木造', en: 'Not wood', colour: '#89b6dc' },
  { code: 611, ja: '不明', en: 'Unknown', colour: '#222222' },
];

/** 木造・土蔵造: the structure that 家屋倒壊等氾濫想定区域（氾濫流） asks about. */
export const STRUCTURE_WOOD = 601;

/** 611 不明 says as little as a missing code. */
export const STRUCTURE_UNKNOWN = 611;
export const structureIsKnown = (structure: number): boolean => structure !== 0 && structure !== STRUCTURE_UNKNOWN;
