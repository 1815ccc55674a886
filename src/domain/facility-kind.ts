import type { FacilityKind } from './datasets.ts';

/** Names as printed in plan documents. */
export const facilityKindNames: Readonly<Record<FacilityKind, { readonly ja: string; readonly en: string }>> = {
  evacuation_site: { ja: '指定緊急避難場所', en: 'Designated evacuation site' },
  shelter: { ja: '指定避難所', en: 'Designated shelter' },
  welfare: { ja: '要配慮者利用施設（福祉）', en: 'Welfare facility' },
  medical: { ja: '医療施設', en: 'Medical facility' },
  school: { ja: '学校', en: 'School' },
  government: { ja: '行政施設', en: 'Government office' },
  commercial: { ja: '商業施設', en: 'Commercial facility' },
  station: { ja: '駅', en: 'Station' },
  other: { ja: 'その他の施設', en: 'Other facility' },
};
