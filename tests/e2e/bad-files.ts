import type { RawFile } from '../../scripts/sample-city/formats/zip.ts';

/** A file that cannot be taken, and the beginning of what the user must read about it. */
export interface BadFile extends RawFile {
  readonly message: RegExp;
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** Every kind of bad input that issue 2 names, made from the good files of the sample city. */
export function badFiles(good: readonly RawFile[]): BadFile[] {
  const archive = good.find(({ path }) => path.endsWith('.zip'))!;
  const raster = good.find(({ path }) => path.endsWith('L1.tif'))!;
  return [
    {
      path: '途中で切れた.zip',
      bytes: archive.bytes.subarray(0, archive.bytes.length / 2),
      message: /^書庫を開けません.*ダウンロードし直してください。/,
    },
    { path: '空.csv', bytes: new Uint8Array(0), message: /^ファイルが空です。/ },
    {
      path: '52397519_bldg_6697_op.gml',
      bytes: text('これは CityGML ではありません。\n'),
      message: /^XML ではありません/,
    },
    { path: '列違い.csv', bytes: text('番号,メモ\r\n1,あ\r\n2,い\r\n'), message: /列/ },
    { path: '位置なし.tif', bytes: withoutGeoKeys(raster.bytes), message: /^座標系がわかりません。/ },
    { path: 'sjis.gml', bytes: notUtf8, message: /^UTF-8 でない文字があります/ },
    { path: 'prefix.gml', bytes: unboundPrefix, message: /^接頭辞「bldg」の名前空間が宣言されていません/ },
  ];
}

const GML = 'http://www.opengis.net/gml';
const CORE = 'http://www.opengis.net/citygml/2.0';

/** Says UTF-8 and is Shift_JIS from the name on. */
const notUtf8 = Uint8Array.from([
  ...text(`<?xml version="1.0" encoding="UTF-8"?>\n<core:CityModel xmlns:core="${CORE}" xmlns:gml="${GML}"><gml:name>`),
  ...[0x89, 0xa1, 0x90, 0x7b, 0x89, 0xea],
  ...text('</gml:name></core:CityModel>\n'),
]);

const unboundPrefix = text(
  `<?xml version="1.0" encoding="UTF-8"?>\n<core:CityModel xmlns:core="${CORE}" xmlns:gml="${GML}">\n` +
    '<core:cityObjectMember><bldg:Building gml:id="a"/></core:cityObjectMember></core:CityModel>\n',
);

/** GeoKeyDirectoryTag (OGC GeoTIFF 1.1, 7.1.1), as a little-endian entry of type SHORT begins. */
const GEO_KEYS = [0xaf, 0x87, 0x03, 0x00];

/** The tag's number becomes one that nobody knows: a TIFF whose place has no coordinate system. */
function withoutGeoKeys(tiff: Uint8Array): Uint8Array {
  const bytes = tiff.slice();
  for (let at = 0; at < bytes.length - 4; at++)
    if (GEO_KEYS.every((byte, index) => bytes[at + index] === byte)) bytes[at] = 0xae;
  return bytes;
}
