import type { CityModel } from '../../src/city/city-model.ts';
import { importCity } from '../../src/city/import-city.ts';
import { type PackageFile, writePackage } from '../../src/city/package/write-package.ts';
import type { ImportIssue } from '../../src/domain/import-issue.ts';
import type { SourceFile } from '../../src/readers/source-file.ts';

export interface MadePackage {
  readonly files: readonly PackageFile[];
  readonly city: CityModel;
}

/** Raw files, read as a drop is, as the files of a city package. `name` overrides what the files call the city. */
export async function packageOf(files: readonly SourceFile[], name?: string): Promise<MadePackage> {
  const { city, datasets, readIssues } = await importCity(files, name ? { name } : {});
  return { files: writePackage(datasets, readIssues, city), city };
}

/** Issues that whoever prepares the package should see. */
export const isTrouble = ({ severity }: ImportIssue): boolean => severity !== 'note';
