import { type AssembleOptions, assembleCity } from '../assemble-city.ts';
import type { CityModel } from '../city-model.ts';
import type { PackageManifest } from './manifest.ts';
import { type ReadPackageOptions, readPackage } from './read-package.ts';

/**
 * A city package as a city, through the same assembly as dropped files: the same numbers by construction. `onRead` counts
 * files, `onProgress` the stages of the assembly. Errors as `readPackage`.
 */
export async function openPackage(
  fetchFile: (path: string) => Promise<Uint8Array | undefined>,
  options: AssembleOptions & { readonly onRead?: ReadPackageOptions['onProgress'] } = {},
): Promise<CityModel> {
  const { onRead, ...assembleOptions } = options;
  const { manifest, datasets, issues } = await readPackage(fetchFile, {
    ...(options.signal && { signal: options.signal }),
    ...(onRead && { onProgress: onRead }),
  });
  return assembleCity(datasets, issues, { ...packageAssembleOptions(manifest), ...assembleOptions });
}

/** What the manifest says about the assembly; without it another CRS could be chosen, and the numbers would differ. */
export const packageAssembleOptions = (manifest: PackageManifest): AssembleOptions => ({
  name: manifest.name,
  fictional: manifest.fictional,
  planarCrs: manifest.planarCrs,
  geoidHeightMeters: manifest.geoidHeightMeters,
});
