/**
 * Every issue a reader or the city assembly can raise, with its message in both languages. Each says what is wrong and
 * what to do; file and place are shown in front of it. `{{name}}` is filled from `ImportIssue.values`.
 * Add a code here when a reader needs one; keep the list in alphabetical order.
 */
export const issueMessages = {
  'building-duplicate': {
    ja: '同じ建物 {{id}} が複数のファイルにあります。1 棟として数えました。',
    en: 'Building {{id}} appears in several files. It is counted once.',
  },
  'building-id-repeated': {
    ja: '建物 {{id}} などの ID が、離れた位置の別の建物にも使われています。両方を数え、2 つ目以降の ID に「#2」を付けました。',
    en: 'Id {{id}} (and maybe more) is used for buildings at different places. Both are counted; the later ones got "#2" added to their id.',
  },
  'building-without-geometry': {
    ja: '建物 {{id}} の位置がわからないため地図と集計に含めていません。元データの形状を確認してください。',
    en: 'Building {{id}} has no usable geometry and is left out. Check its geometry in the source.',
  },
  'crs-guessed': {
    ja: '座標系の記載がないため {{crs}} と推定しました。ちがう場合は取り込み画面で選び直してください。',
    en: 'No coordinate system is given; {{crs}} was assumed. Choose another in the import dialog if this is wrong.',
  },
  'daytime-missing-weekday': {
    ja: '人流データに平日昼がないため、{{used}} を昼間人口に使いました。',
    en: 'The people-flow data has no weekday noon; {{used}} was used for daytime people.',
  },
  'file-empty': {
    ja: 'ファイルが空です。ダウンロードし直してください。',
    en: 'The file is empty. Download it again.',
  },
  'file-unrecognised': {
    ja: 'このファイルの種類がわかりません（{{found}}）。種類を指定するか、対応形式（CityGML・Shapefile・GeoJSON・GeoTIFF・CSV・XLSX・3D Tiles）に変えてください。',
    en: 'This kind of file is not known ({{found}}). Say what it is, or convert it to CityGML, Shapefile, GeoJSON, GeoTIFF, CSV, XLSX or 3D Tiles.',
  },
  'geoid-assumed': {
    ja: 'ジオイド高を {{meters}} m と仮定しました。設定で変更できます（3D Tiles との高さ合わせだけに使い、集計には影響しません）。',
    en: 'A geoid height of {{meters}} m is assumed; change it in the settings (it only aligns 3D Tiles, no figure depends on it).',
  },
  'hazard-rank-missing': {
    ja: '{{hazard}} の区域内にあるが浸水ランクも浸水深も読み取れない建物があります。「不明」として数えました。',
    en: 'Buildings lie inside {{hazard}} areas that carry neither rank nor depth. They are counted as unknown.',
  },
  'no-buildings': {
    ja: '建物データがありません。CityGML（bldg）または建物ポリゴンを追加してください。',
    en: 'There are no buildings. Add CityGML (bldg) or building polygons.',
  },
  'population-projection-only': {
    ja: '国勢調査などの現在人口がないため、将来推計人口の {{year}} 年を人口に使いました。',
    en: 'There is no census population; {{year}} of the projection is used as population.',
  },
  'population-several': {
    ja: '現在人口のデータが複数あります。{{used}} を使いました。',
    en: 'Several census populations are given; {{used}} is used.',
  },
  'read-failed': {
    ja: '読み込めませんでした：{{reason}}。ファイルを確認して入れ直してください。',
    en: 'It could not be read: {{reason}}. Check the file and add it again.',
  },
  'residence-from-buildings': {
    ja: '居住誘導区域のポリゴンがないため、建物の属性（areaClassificationType 31・32）から区域内外を判定しました。',
    en: "There is no residence attraction area; inside and outside are taken from the buildings' areaClassificationType 31 and 32.",
  },
  'zone-duplicate': {
    ja: '同じ区域 {{id}} が複数のファイルにあります。1 つとして数えました。',
    en: 'Zone {{id}} appears in several files. It is counted once.',
  },
  'zone-id-repeated': {
    ja: '区域 {{id}} などの ID が別の区域にも使われています。2 つ目以降の ID に「#2」を付けました。',
    en: 'Id {{id}} (and maybe more) is used for several zones. The later ones got "#2" added to their id.',
  },
  'zones-overlap': {
    ja: '{{zoneKind}} の区域どうしが重なる場所に建物があります。先に読んだ区域に含めました。',
    en: 'Buildings stand where areas of {{zoneKind}} overlap. They are counted in the first area.',
  },
} as const satisfies Record<string, { readonly ja: string; readonly en: string }>;

export type IssueCode = keyof typeof issueMessages;
