import { expect, it } from 'vitest';
import { writeZoneFile } from '../../../src/exports/zones/write-zone-file.ts';
import { readDrop } from '../../../src/readers/read-drop.ts';
import { blobSource } from '../../../src/readers/source-file.ts';
import { createExport } from './zone-fixture.ts';

it('writes and reads a GeoPackage in the browser without fetching anything', async () => {
  // The first load of the script is no part of it.
  await import('sql.js/dist/sql-wasm-inline.js');
  performance.clearResourceTimings();
  const { name, blob } = await writeZoneFile(createExport(), { format: 'geopackage' });
  const { datasets, issues } = await readDrop([blobSource(name, blob)]);
  expect(issues).toEqual([]);
  expect(datasets.map((dataset) => dataset.kind === 'zones' && dataset.zoneId)).toEqual([['r-1', '案/2']]);
  const fetched = performance.getEntriesByType('resource').map((entry) => entry.name);
  expect(fetched.filter((url) => /\.wasm|^data:/.test(url))).toEqual([]);
});
