/// <reference lib="webworker" />
import { blobSource } from '../source-file.ts';
import { transferOfPart } from './feature-helper.ts';
import type { FeatureReply, FeatureTask } from './feature-workers.ts';
import { readFeaturePart } from './read-feature-part.ts';

self.addEventListener('message', async ({ data: { path, blob, stretch } }: MessageEvent<FeatureTask>) => {
  try {
    const part = await readFeaturePart(blobSource(path, blob!), stretch);
    self.postMessage({ part } satisfies FeatureReply, { transfer: transferOfPart(part) });
  } catch (error) {
    self.postMessage({ error: String(error) } satisfies FeatureReply);
  }
});
