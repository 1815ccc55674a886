/**
 * Why a 災害危険区域 (建築基準法 39条) was designated.
 * Source: 国土数値情報 A48 attribute A48_007 (指定理由コード).
 */
export interface DisasterRiskCause {
  readonly code: number;
  /** As in tables. */
  readonly name: string;
  readonly ja: string;
  readonly en: string;
}

export const disasterRiskCauses: readonly DisasterRiskCause[] = [
  { code: 1, name: 'river', ja: '水害（河川）', en: 'Flood of a river' },
  { code: 2, name: 'sea', ja: '水害（海）', en: 'Flood of the sea' },
  { code: 3, name: 'river_and_sea', ja: '水害（河川・海）', en: 'Flood of river and sea' },
  { code: 4, name: 'steep_slope', ja: '急傾斜地崩壊等', en: 'Slope failure' },
  { code: 5, name: 'landslide', ja: '地すべり等', en: 'Landslide' },
  { code: 6, name: 'volcano', ja: '火山被害', en: 'Volcano' },
  { code: 7, name: 'other', ja: 'その他', en: 'Other' },
];
