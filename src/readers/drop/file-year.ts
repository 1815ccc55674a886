/** Reference years of e-Stat mesh tables. Source: e-Stat 統計地理情報システム, 国勢調査 地域メッシュ統計 table ids. */
const estatYears: readonly (readonly [RegExp, number])[] = [
  [/tblT0011(01|02|40|41|42)|tblT001231/i, 2020],
  [/tblT0008(4[6-9]|7[5-9])/i, 2015],
];

/** 国土数値情報 file names carry the year after the set: `A31a-24_13_…`, `N03-20240101_13`, `A27-21_…`. */
const ksjYear = /(?:^|[/!_])[A-Z]\d{2}[a-z]?-((?:19|20)\d{2}|\d{2})(?=[\d_.]|$)/i;

/** Year that the data of a file speaks of, as far as its path tells; the innermost name counts first. */
export function yearOfPath(path: string): number | undefined {
  for (const part of path.normalize('NFKC').split(/[/!]/).reverse()) {
    const estat = estatYears.find(([pattern]) => pattern.test(part))?.[1];
    if (estat) return estat;
    // 小地域: A002005212020DDSWC13101
    const area = /^A00200521(20\d{2})/.exec(part);
    if (area) return Number(area[1]);
    const ksj = ksjYear.exec(part)?.[1];
    if (ksj) return ksj.length === 2 ? 2000 + Number(ksj) : Number(ksj);
    const plain = /(?:^|\D)((?:19[5-9]|20[0-4])\d)(?:0[1-9]|1[0-2])?(?:[0-3]\d)?(?:\D|$)/.exec(part)?.[1];
    if (plain) return Number(plain);
  }
  return undefined;
}
