import { join } from 'node:path';
import { importCity } from '../../src/city/import-city.ts';
import { assembleAreas } from '../../src/city/subjects/assemble-areas.ts';
import { AREA_NOT_HIT, AREA_UNKNOWN, areaDepthClasses } from '../../src/tables/area-codes.ts';
import { openNodeFile } from '../node/node-files.ts';

/** The steps of the storm surge off Kumamoto, minutes after its begin as the files are named. */
export const surgeSteps = ['00000m', '00010m', '00020m'] as const;

/** Ground of one school district in one class of depth at one step. */
export interface SurgeGround {
  readonly step: string;
  readonly zoneNumber: number;
  readonly zoneId: string;
  readonly zoneName: string;
  /** `unknown`, `none`, or a detailed class. */
  readonly depthClass: string;
  readonly squareMeters: number;
}

export interface SurgeDistrict {
  readonly zoneNumber: number;
  readonly zoneId: string;
  readonly zoneName: string;
  readonly drawnSquareMeters: number;
  readonly groundSquareMeters: number;
}

const className = (code: number): string => {
  if (code === AREA_UNKNOWN) return 'unknown';
  return code === AREA_NOT_HIT ? 'none' : areaDepthClasses.find((found) => found.code === code)!.value;
};

/** Flooded ground of the Kumamoto school districts by step and class; `folder` is the folder of real data. */
export async function surgeGround(folder: string): Promise<{
  readonly rows: readonly SurgeGround[];
  readonly districts: readonly SurgeDistrict[];
  readonly crs: string;
}> {
  const rows: SurgeGround[] = [];
  let districts: readonly SurgeDistrict[] = [];
  let crs = '';
  for (const step of surgeSteps) {
    const file = `hightide_BP001_${step}_depth_cog_DERIVED.tif`;
    const { city } = await importCity(
      [
        await openNodeFile(join(folder, 'raster/kumamoto-hightide', file), file),
        await openNodeFile(
          join(folder, 'vector/kumamoto-school-district/school_district.geojson'),
          'districts.geojson',
        ),
      ],
      { settings: { files: { [file]: { as: 'storm_surge' }, 'districts.geojson': { as: 'school_district' } } } },
    );
    const [layer] = city.zones;
    const areas = assembleAreas(city);
    if (!layer || !areas) throw new Error(`${file}: no school districts or no storm surge was read`);
    const { zoneId, name } = layer.dataset;
    const zone = (zoneNumber: number) => ({
      zoneNumber,
      zoneId: zoneId[zoneNumber - 1]!,
      zoneName: name[zoneNumber - 1]!,
    });
    const cells = areas.tables.zone_hazard_areas as Record<string, ArrayLike<number>>;
    for (let row = 0; row < cells.area_m2!.length; row++)
      rows.push({
        step,
        ...zone(cells.zone_number![row]!),
        depthClass: className(cells.class_code![row]!),
        squareMeters: cells.area_m2![row]!,
      });
    const zones = areas.tables.zone_areas as Record<string, ArrayLike<number>>;
    districts = Array.from(zones.zone_number!, (zoneNumber, row) => ({
      ...zone(zoneNumber),
      drawnSquareMeters: zones.drawn_m2![row]!,
      groundSquareMeters: zones.ground_m2![row]!,
    }));
    crs = city.planarCrs;
  }
  return { rows, districts, crs };
}
