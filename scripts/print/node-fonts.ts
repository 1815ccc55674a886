import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FontSource } from '../../src/exports/drawing/subset-fonts.ts';
import { fontFolder } from './node-canvas.ts';

/** Font files of the installed package. */
export const nodeFonts: FontSource = { load: (fileName) => readFile(join(fontFolder, fileName)) };
