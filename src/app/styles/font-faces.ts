import unicodeRanges from '@fontsource/noto-sans-jp/unicode.json';

/**
 * Noto Sans JP in its 124 unicode ranges, both weights, from our own origin. The browser fetches a range only when a
 * character of it is drawn. As FontFace objects rather than the package's style sheets, because those hold 180 kB of
 * rules and a second copy of every font in the older WOFF.
 */
const files = import.meta.glob<string>(
  [
    '/node_modules/@fontsource/noto-sans-jp/files/noto-sans-jp-*-400-normal.woff2',
    '/node_modules/@fontsource/noto-sans-jp/files/noto-sans-jp-*-700-normal.woff2',
    // One file with every character of the ranges above.
    '!**/noto-sans-jp-japanese-*',
  ],
  { query: '?url&no-inline', import: 'default', eager: true },
);

export function addFontFaces(): void {
  const ranges: Readonly<Record<string, string>> = unicodeRanges;
  for (const [path, url] of Object.entries(files)) {
    const [, subset, weight] = /noto-sans-jp-(.+)-(\d+)-normal\.woff2$/.exec(path) ?? [];
    const unicodeRange = ranges[`[${subset}]`] ?? ranges[subset ?? ''];
    if (unicodeRange === undefined || weight === undefined) continue;
    document.fonts.add(new FontFace('Noto Sans JP', `url("${url}")`, { weight, unicodeRange, display: 'swap' }));
  }
}
