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
  'building-without-geometry': {
    ja: '建物 {{id}} の位置がわからないため地図と集計に含めていません。元データの形状を確認してください。',
    en: 'Building {{id}} has no usable geometry and is left out. Check its geometry in the source.',
  },
  'crs-guessed': {
    ja: '座標系の記載がないため {{crs}} と推定しました。ちがう場合は取り込み画面で選び直してください。',
    en: 'No coordinate system is given; {{crs}} was assumed. Choose another in the import dialog if this is wrong.',
  },
  'file-empty': {
    ja: 'ファイルが空です。ダウンロードし直してください。',
    en: 'The file is empty. Download it again.',
  },
  'file-unrecognised': {
    ja: 'このファイルの種類がわかりません（{{found}}）。種類を指定するか、対応形式（CityGML・Shapefile・GeoJSON・GeoTIFF・CSV・XLSX・3D Tiles）に変えてください。',
    en: 'This kind of file is not known ({{found}}). Say what it is, or convert it to CityGML, Shapefile, GeoJSON, GeoTIFF, CSV, XLSX or 3D Tiles.',
  },
  'read-failed': {
    ja: '読み込めませんでした：{{reason}}。ファイルを確認して入れ直してください。',
    en: 'It could not be read: {{reason}}. Check the file and add it again.',
  },
} as const satisfies Record<string, { readonly ja: string; readonly en: string }>;

export type IssueCode = keyof typeof issueMessages;
