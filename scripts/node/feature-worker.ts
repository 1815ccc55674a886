import { parentPort } from 'node:worker_threads';
import { transferOfPart } from '../../src/readers/geojson/feature-helper.ts';
import type { FeatureReply, FeatureTask } from '../../src/readers/geojson/feature-workers.ts';
import { readFeaturePart } from '../../src/readers/geojson/read-feature-part.ts';
import { openNodeFile } from './node-files.ts';

const reply = (message: FeatureReply, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(message, transfer);

parentPort?.on('message', async ({ path, diskPath, stretch }: FeatureTask) => {
  try {
    const part = await readFeaturePart(await openNodeFile(diskPath!, path), stretch);
    reply({ part }, transferOfPart(part));
  } catch (error) {
    reply({ error: String(error) });
  }
});
