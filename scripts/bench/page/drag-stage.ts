import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright';
import sirv from 'sirv';
import { ja } from '../../../src/project/language/ja/index.ts';
import { ensureBuilt } from '../../set-up/build.mjs';
import { serve } from '../../set-up/serve.mjs';
import { launchChromium } from '../chromium/launch.ts';
import { writeBenchPackage } from '../inputs/write-bench-package.ts';
import { countText, type Measure, type MeasureKey } from '../measure.ts';
import { longestTasks, type TraceEvent } from './main-thread-tasks.ts';
import { sceneStub } from './scene-stub.ts';

/** Opening a city of a million buildings on two cores. */
const LONGEST_MS = 300_000;
/** Moves a drag: a second of frames. */
const MOVES = 60;

/**
 * The main thread while a vertex is dragged in the built page: engine, stores and panels as they are, the map replaced by one
 * that draws nothing (`sceneStub`), since software WebGL says nothing of a graphics card. Tasks are told twice: by the clock,
 * and by the processor's time of their own, which others at work on the machine do not lengthen.
 */
export async function runDragStage(folder: string, buildings: number, runs: number): Promise<readonly Measure[]> {
  ensureBuilt();
  const city = await serveFolder(await writeBenchPackage(folder, buildings));
  const server = await serve(4283);
  const browser = await launchChromium();
  try {
    const page = await openPlan(browser, server.address, city.address);
    const drags: Awaited<ReturnType<typeof tracedDrag>>[] = [];
    for (let run = 0; run <= runs; run++) drags.push(await tracedDrag(browser, page, run));
    const measure = (
      key: MeasureKey,
      unit: Measure['unit'],
      of: (drag: (typeof drags)[number]) => number,
    ): Measure => ({
      key,
      place: 'chromium',
      on: countText(buildings, 'buildings'),
      unit,
      // The first drag fetches code and warms up.
      values: drags.slice(1).map(of),
      first: of(drags[0]!),
    });
    return [
      measure('drag-task', 's', ({ longestCpuSeconds }) => longestCpuSeconds),
      measure('drag-task-wall', 's', ({ longestSeconds }) => longestSeconds),
      measure('drag-move', 's', ({ cpuSeconds }) => cpuSeconds / MOVES),
    ];
  } finally {
    await browser.close();
    await Promise.all([server.close(), city.close()]);
  }
}

async function openPlan(browser: Browser, address: string, city: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'ja-JP' });
  const page = await context.newPage();
  page.setDefaultTimeout(LONGEST_MS);
  await page.route('**/data/**', (route) => route.continue({ url: city + route.request().url().split('/data/')[1] }));
  await page.route(/\/assets\/CityScene-[^/]*\.js$/, async (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: sceneStub(await (await route.fetch()).text()),
    }),
  );
  await page.goto(address);
  await page.locator('[aria-labelledby="rank-table-title"] tbody tr').first().waitFor();
  await page.getByRole('button', { name: ja.mode.plan }).click();
  await counted(page);
  await page.waitForFunction(() => window.benchScene?.city.buildings !== undefined);
  await page.keyboard.press('e');
  await page.waitForFunction(() => window.benchScene?.view.editing?.tool === 'vertices');
  return page;
}

/** Answers in the place of the city that the page was built with: too large to be handed through the browser's debugger. */
async function serveFolder(folder: string) {
  const server = createServer(sirv(folder, { dev: false, etag: true }));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => new Promise((done) => server.close(done)),
  };
}

/** All tiles have their number and none is late. */
const counted = (page: Page) =>
  page.waitForFunction(() => {
    const values = [...document.querySelectorAll('.tile-value')];
    return (
      values.length > 0 &&
      values.every(({ textContent }) => /\d/.test(textContent)) &&
      !document.querySelector('.stale')
    );
  });

async function tracedDrag(browser: Browser, page: Page, run: number) {
  await counted(page);
  await browser.startTracing(page, {
    categories: ['toplevel', 'blink.user_timing', 'disabled-by-default-devtools.timeline', 'devtools.timeline'],
  });
  await page.evaluate(dragVertex, { run, moves: MOVES });
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
  return longestTasks(traceEvents);
}

/** Runs in the page: a vertex goes three metres a frame, as `map/editing` tells it. */
async function dragVertex({ run, moves }: { readonly run: number; readonly moves: number }): Promise<void> {
  const scene = () => window.benchScene!;
  const zone = scene().view.editing!.zones[0]!;
  const ring = zone.polygons[0]![0]!;
  const vertex = { zone: zone.id, polygon: 0, ring: 0, vertex: (run * 3) % ring.length };
  const [x, y] = ring[vertex.vertex]!;
  const tell = (phase: string, to: readonly [number, number]) => {
    const snap = phase === 'move' ? scene().view.editing!.snap?.(to, { toleranceMeters: 5, vertex }) : undefined;
    scene().onVertexDrag({ vertex, to: snap?.position ?? to, phase, isInserted: false, snap });
  };
  performance.mark('drag-starts');
  tell('start', [x, y]);
  for (let move = 1; move <= moves; move++) {
    await new Promise(requestAnimationFrame);
    tell('move', [x + 3 * move, y + 2 * move]);
  }
  await new Promise(requestAnimationFrame);
  performance.mark('drag-ends');
  tell('end', [x, y]);
}
