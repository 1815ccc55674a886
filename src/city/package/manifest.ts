import { z } from 'zod';
import { facilityKinds } from '../../domain/datasets.ts';
import { hazardScales, hazards } from '../../domain/hazard.ts';
import { zoneKinds } from '../../domain/zone-kind.ts';

/** `manifest.json` of a city package; described for people in docs/city-package.md. */

const path = z
  .string()
  .regex(/^[a-z0-9_./-]+$/, 'expected a path of lower-case letters, digits, "_", "-", "." and "/"');
const transform = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]);
const meshLevel = z.enum(['80km', '10km', '1km', '500m', '250m', '125m', '100m']);

export const packageSourceSchema = z.strictObject({
  file: z.string(),
  title: z.string(),
  year: z.number().int().optional(),
  licence: z.string().optional(),
  sha256: z.string().optional(),
  encoding: z.string().optional(),
  crs: z.string(),
  crsGuessed: z.boolean(),
  confidence: z.number(),
});

/** Row of `sources` that a dataset came from. */
const source = z.number().int().nonnegative();
const hazardOf = { hazard: z.enum(hazards), scale: z.enum(hazardScales) };

export const packageDatasetSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('buildings'),
    sources: z.array(source),
    path,
    hazardRecordsPath: path,
    lod2Path: path.optional(),
  }),
  z.strictObject({ kind: z.literal('zones'), source, path, zoneKind: z.enum(zoneKinds) }),
  z.strictObject({
    kind: z.literal('hazard_polygons'),
    source,
    path,
    ...hazardOf,
    quantity: z.enum(['depth', 'duration', 'area_type']),
    extent: z.enum(['everywhere', 'bounds', 'polygons']),
    extentPath: path.optional(),
  }),
  z.strictObject({
    kind: z.literal('hazard_raster'),
    source,
    path,
    ...hazardOf,
    quantity: z.enum(['depth', 'duration']),
    name: z.string(),
  }),
  z.strictObject({ kind: z.literal('terrain'), source, path }),
  z.strictObject({ kind: z.literal('roads'), source, path }),
  z.strictObject({
    kind: z.literal('population'),
    source,
    path,
    meshLevel: meshLevel.optional(),
    projection: z.boolean(),
    polygons: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('people_flow'), source, path, meshLevel }),
  z.strictObject({ kind: z.literal('consumption'), source, path, meshLevel }),
  z.strictObject({ kind: z.literal('facilities'), source, path, kinds: z.array(z.enum(facilityKinds)) }),
  z.strictObject({
    kind: z.literal('base_map'),
    source,
    path,
    mediaType: z.enum(['image/png', 'image/jpeg']),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
    crs: z.string(),
    transform,
  }),
]);
export type PackageDataset = z.infer<typeof packageDatasetSchema>;

export const PACKAGE_FORMAT = 'bosai-twin-city-package';
/** Raised when an older reader could no longer read the package rightly. */
export const PACKAGE_VERSION = 1;

export const manifestSchema = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  version: z.literal(PACKAGE_VERSION),
  name: z.string(),
  fictional: z.boolean(),
  planarCrs: z.string(),
  geoidHeightMeters: z.number(),
  /** west, south, east, north in degrees. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  sources: z.array(packageSourceSchema),
  datasets: z.array(packageDatasetSchema),
  /** Every other file of the package. */
  files: z.array(
    z.strictObject({
      path,
      bytes: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      /** Table rows or raster cells; 0 for images. */
      rows: z.number().int().nonnegative(),
    }),
  ),
});
export type PackageManifest = z.infer<typeof manifestSchema>;
