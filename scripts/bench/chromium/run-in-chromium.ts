import { countText, type Measure } from '../measure.ts';
import type { InputFolder, StageTask } from '../stages/stage.ts';
import { startBenchServer } from './bench-server.ts';
import { buildBenchPage } from './build-page.ts';
import { launchChromium } from './launch.ts';
import { peakMemoryBelow } from './peak-memory.ts';

export interface ChromiumRunner {
  /** The same input, under the address that the page fetches it from. */
  offer(path: string): InputFolder;
  /** Runs one stage in a fresh page. */
  run(task: StageTask): Promise<readonly Measure[]>;
  close(): Promise<void>;
}

/** Of the whole browser since it was started: run the stage alone for a figure of its own. */
function peakMemory(buildings: number): readonly Measure[] {
  const peak = peakMemoryBelow();
  if (peak === undefined) return [];
  return [{ key: 'memory-peak', place: 'chromium', on: countText(buildings, 'buildings'), unit: 'MB', values: [peak] }];
}

export async function createChromiumRunner(): Promise<ChromiumRunner> {
  const server = await startBenchServer(await buildBenchPage());
  const browser = await launchChromium();
  return {
    offer: (path) => ({ path, url: server.offer(path) }),
    async run(task) {
      const page = await browser.newPage();
      try {
        await page.goto(server.address);
        const measures = await page.evaluate((given) => window.runStage(given), task);
        return task.stage === 'questions' ? [...measures, ...peakMemory(task.buildings)] : measures;
      } finally {
        await page.close();
      }
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
