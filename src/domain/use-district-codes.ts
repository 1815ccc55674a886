/**
 * 用途地域 codes. Source: PLATEAU Common_districtsAndZonesType; 国土数値情報 A29_004 has the same 1–12 and 21 for 田園住居地域.
 */
export const useDistrictCodes = [
  { code: 1, ja: '第一種低層住居専用地域', short: '一低' },
  { code: 2, ja: '第二種低層住居専用地域', short: '二低' },
  { code: 3, ja: '第一種中高層住居専用地域', short: '一中高' },
  { code: 4, ja: '第二種中高層住居専用地域', short: '二中高' },
  { code: 5, ja: '第一種住居地域', short: '一住' },
  { code: 6, ja: '第二種住居地域', short: '二住' },
  { code: 7, ja: '準住居地域', short: '準住' },
  { code: 8, ja: '田園住居地域', short: '田園' },
  { code: 9, ja: '近隣商業地域', short: '近商' },
  { code: 10, ja: '商業地域', short: '商' },
  { code: 11, ja: '準工業地域', short: '準工' },
  { code: 12, ja: '工業地域', short: '工' },
  { code: 13, ja: '工業専用地域', short: '工専' },
] as const;

/** 国土数値情報 A29_004 → the codes above: 8 近商 9 商 10 準工 11 工 12 工専 21 田園住居 99 不明. */
export const codeOfA29District: Readonly<Record<number, number>> = {
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  5: 5,
  6: 6,
  7: 7,
  8: 9,
  9: 10,
  10: 11,
  11: 12,
  12: 13,
  21: 8,
};

/** Code of a name such as 第１種低層住居専用地域 or 一低; 0 if it is none. */
export function codeOfUseDistrict(name: string): number {
  const plain = name
    .normalize('NFKC')
    .replace(/第?1種/, '第一種')
    .replace(/第?2種/, '第二種')
    .replace(/\s+/g, '');
  return (
    useDistrictCodes.find(({ ja, short }) => plain.startsWith(ja) || plain === short || `第${plain}` === ja)?.code ?? 0
  );
}

/** 区域区分: 22 市街化区域, 23 市街化調整区域, 24 非線引き用途地域, 25 非線引き白地. Source: PLATEAU Common_areaClassificationType. */
export function areaClassificationOfName(name: string): number {
  if (/調整/.test(name)) return 23;
  if (/市街化区域/.test(name)) return 22;
  if (/白地/.test(name)) return 25;
  return /非線引/.test(name) ? 24 : 0;
}
