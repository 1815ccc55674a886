import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { surgeGround } from './storm-surge-ground.ts';

/**
 * Writes the flooded ground of the Kumamoto school districts for whoever counts it again:
 *
 *     node --import @oxc-node/core/register scripts/kumamoto/write-storm-surge-ground.ts <real data> [<file.csv>]
 */
const [folder, file = join('out', 'kumamoto', 'storm-surge-ground.csv')] = process.argv.slice(2);
if (!folder) throw new Error('expected the folder of real data');
const { rows, crs } = await surgeGround(folder);
const cell = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`;
const lines = rows.map(({ step, zoneNumber, zoneId, zoneName, depthClass, squareMeters }) =>
  [step, zoneNumber, zoneId, zoneName, depthClass, squareMeters, crs].map(cell).join(','),
);
await mkdir(dirname(file), { recursive: true });
await writeFile(file, `${['step,zone_number,zone_id,zone_name,depth_class,area_m2,crs', ...lines].join('\n')}\n`);
process.stdout.write(`${file}: ${rows.length} rows\n`);
