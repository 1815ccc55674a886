import { writeGeoTiff } from '../formats/geotiff-writer.ts';
import type { RawFile } from '../formats/zip.ts';
import { toPlanar } from '../world/frame.ts';
import { hazardGrid, nodata } from '../world/hazards.ts';
import { fictionNote, type Sample } from './sample.ts';

/** Depth and duration grids, 10 m, EPSG:6677. */
export function rasterFiles({ hazards }: Sample): RawFile[] {
  const [west, north] = toPlanar([hazardGrid.west, hazardGrid.north]);
  const file = (
    path: string,
    data: Float32Array,
    hazard: string,
    scale: string,
    quantity: string,
    unit: string,
  ): RawFile => {
    const grid = {
      width: hazardGrid.width,
      height: hazardGrid.height,
      data,
      west,
      north,
      cellMeters: hazardGrid.cellMeters,
    };
    const description = `${path.replace('.tif', '')} ${quantity === 'duration' ? '時間' : 'm'} ${fictionNote}`;
    const metadata = {
      TITLE: path.replace('.tif', ''),
      HAZARD: hazard,
      SCALE: scale,
      QUANTITY: quantity,
      UNIT: unit,
      NOTE: fictionNote,
    };
    return { path, bytes: writeGeoTiff(grid, { epsg: 6677, nodata, description, metadata }) };
  };
  return [
    file('洪水浸水想定_青瀬川_計画規模_L1.tif', hazards.riverL1, 'river', 'L1', 'depth', 'm'),
    file('洪水浸水想定_青瀬川_想定最大規模_L2.tif', hazards.riverL2, 'river', 'L2', 'depth', 'm'),
    file('浸水継続時間_青瀬川_想定最大規模_L2.tif', hazards.durationL2, 'river', 'L2', 'duration', 'hour'),
    file('高潮浸水想定_青瀬海岸.tif', hazards.surge, 'storm_surge', '', 'depth', 'm'),
    file('津波浸水想定_青瀬海岸.tif', hazards.tsunami, 'tsunami', '', 'depth', 'm'),
    file('内水浸水想定_青瀬市.tif', hazards.inland, 'inland', '', 'depth', 'm'),
  ];
}
