import type { CityModel } from '../../src/city/city-model.ts';
import { importCity } from '../../src/city/import-city.ts';
import { type PackageFile, writePackage } from '../../src/city/package/write-package.ts';
import type { ImportIssue } from '../../src/domain/import-issue.ts';
import { openNodeFiles } from '../node/node-files.ts';

export interface MadePackage {
  readonly files: readonly PackageFile[];
  readonly city: CityModel;
}

/** Raw files, read as a drop is, as the files of a city package. `name` overrides what the files call the city. */
export async function makePackage(paths: readonly string[], name?: string): Promise<MadePackage> {
  const { city, datasets, readIssues } = await importCity(await openNodeFiles(paths), name ? { name } : {});
  return { files: writePackage(datasets, readIssues, city), city };
}

export const isTrouble = ({ severity }: ImportIssue): boolean => severity !== 'note';
