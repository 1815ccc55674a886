import type { Measure } from '../measure.ts';
import { measureInProcess } from './measure-in-process.ts';

/** Sheets or the document of the sample city, in a fresh process. */
export const runPrint = (only: 'sheets' | 'document', runs: number): Promise<readonly Measure[]> =>
  measureInProcess(new URL('../print/print-process.ts', import.meta.url), { only, runs }, 'printing');
