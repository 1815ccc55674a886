import { geoJson } from '../formats/geojson.ts';
import { type RawFile, zipFiles } from '../formats/zip.ts';
import { cellMiddle } from '../world/hazards.ts';
import { createNoise } from '../world/random.ts';
import { riverHalfWidth } from '../world/terrain.ts';
import { traceCells } from '../world/traced-areas.ts';
import type { Sample } from './sample.ts';

/** 家屋倒壊等氾濫想定区域 of 青瀬川 in the layout of 国土数値情報 A31a (folders 41 氾濫流, 42 河岸侵食). */
export function collapseFile({ city, hazards }: Sample): RawFile {
  const { terrain } = city;
  const noise = createNoise(city.seed, 'collapse');
  const fromBank = (index: number): number => {
    const [x, y] = cellMiddle(index);
    return terrain.at(terrain.river, x, y) - riverHalfWidth(y) - 8;
  };
  const inland = (index: number): boolean => cellMiddle(index)[1] > 330;
  // A breach throws its water furthest where it is deep; a bank wears away by some tens of metres, more in bends.
  const stream = traceCells((i) => {
    const [x, y] = cellMiddle(i);
    const reach = 45 + 42 * Math.max(0, hazards.riverL2[i]! - 1.2) + 30 * noise(x / 300, y / 300);
    return inland(i) && hazards.riverL2[i]! > 0 && fromBank(i) > 0 && fromBank(i) < Math.min(reach, 210);
  });
  const erosion = traceCells((i) => {
    const [x, y] = cellMiddle(i);
    return inland(i) && hazards.riverL2[i]! >= 0 && fromBank(i) > 0 && fromBank(i) < 46 + 16 * noise(x / 420, y / 420);
  });
  const layer = (folder: string, prefix: string, rank: number, areas: ReturnType<typeof traceCells>): RawFile => ({
    path: `${folder}/A31a-${prefix.slice(1)}-24_99_9900010001.geojson`,
    bytes: geoJson(
      `A31a-${prefix.slice(1)}-24_99`,
      areas.map((area) => ({
        properties: {
          [`${prefix}01`]: '9900010001',
          [`${prefix}02`]: '青瀬川（架空）',
          [`${prefix}03`]: '99',
          [`${prefix}04`]: '架空県',
          [`${prefix}05`]: rank,
        },
        areas: [area],
      })),
    ),
  });
  return {
    path: 'A31a-24_99_10_GEOJSON.zip',
    bytes: zipFiles([layer('41_氾濫流', 'A31a_4', 1, stream), layer('42_河岸侵食', 'A31a_4', 2, erosion)]),
  };
}
