import type { FontSource } from '../../exports/drawing/subset-fonts.ts';

/** Addresses of the WOFF2 files that the page itself has, the whole Japanese one among them. */
const files = import.meta.glob<string>(
  [
    '/node_modules/@fontsource/noto-sans-jp/files/noto-sans-jp-*-400-normal.woff2',
    '/node_modules/@fontsource/noto-sans-jp/files/noto-sans-jp-*-700-normal.woff2',
  ],
  { query: '?url&no-inline', import: 'default', eager: true },
);

const folder = '/node_modules/@fontsource/noto-sans-jp/files/';

/** Fonts of printed files, from our own origin. Rejects with the name of a file that is not there. */
export const pageFonts: FontSource = {
  load: async (fileName) => {
    const address = files[`${folder}${fileName}`];
    if (address === undefined) throw new Error(`${fileName}: no such font`);
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${fileName}: HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  },
};
