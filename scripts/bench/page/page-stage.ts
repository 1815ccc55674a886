import type { BrowserContext, Page } from 'playwright';
import { ensureBuilt } from '../../set-up/build.mjs';
import { serve } from '../../set-up/serve.mjs';
import { launchChromium } from '../chromium/launch.ts';
import type { Measure, MeasureKey } from '../measure.ts';
import { isWorkerScript, kilobytesByKind, kilobytesOf, scriptsBefore } from './transferred.ts';

/** Software WebGL draws few frames a second and shares the cores with the engine. */
const LONGEST_MS = 180_000;

/** What of the page is seen, as the page itself notices it. */
const sights = {
  'page-panels': '.frame',
  'page-table': '[aria-labelledby="rank-table-title"] tbody tr',
  'page-3d': '.frame:not(:has(.map-waiting)) canvas',
} as const satisfies Partial<Record<MeasureKey, string>>;

/** The built page with the sample city, opened with an empty cache as often as asked. */
export async function runPageStage(runs: number): Promise<readonly Measure[]> {
  ensureBuilt();
  const server = await serve(4273);
  const browser = await launchChromium();
  try {
    const opened: Awaited<ReturnType<typeof openOnce>>[] = [];
    for (let run = 0; run < runs; run++) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ja-JP' });
      opened.push(await openOnce(context, server.address));
      await context.close();
    }
    const on = 'sample city';
    const { urls } = opened[0]!;
    const scripts = scriptsBefore(urls);
    const kilobytes = (key: MeasureKey, value: number): Measure => ({
      key,
      place: 'chromium',
      on,
      unit: 'kB',
      values: [value],
    });
    return [
      ...(Object.keys(sights) as (keyof typeof sights)[]).map(
        (key): Measure => ({
          key,
          place: 'chromium',
          on,
          unit: 's',
          values: opened.map(({ milliseconds }) => milliseconds[key]! / 1000),
        }),
      ),
      kilobytes('javascript-first', kilobytesOf(scripts)),
      kilobytes('javascript-page', kilobytesOf(scripts.filter((url) => !isWorkerScript(url)))),
      kilobytes('javascript-workers', kilobytesOf(scripts.filter(isWorkerScript))),
      ...kilobytesByKind(urls).map(([kind, value]) => kilobytes(`bytes-${kind}`, value)),
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

async function openOnce(context: BrowserContext, address: string) {
  const page = await context.newPage();
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  await page.addInitScript(watchSights, sights);
  await page.goto(address);
  await page.waitForFunction((count) => Object.keys(window.seenAt ?? {}).length === count, Object.keys(sights).length, {
    timeout: LONGEST_MS,
    polling: 500,
  });
  const milliseconds = await page.evaluate(() => window.seenAt);
  await settled(page);
  return { milliseconds: milliseconds as Readonly<Record<string, number>>, urls };
}

/** What else the first view asks for: fonts and terrain of the frames that follow. */
const settled = (page: Page): Promise<void> => page.waitForLoadState('networkidle', { timeout: LONGEST_MS });

declare global {
  interface Window {
    /** Milliseconds since the navigation began at which each sight was painted. */
    seenAt?: Record<string, number>;
  }
}

/** Runs in the page before its own scripts: looks after every change, notes the time after the paint that shows it. */
function watchSights(wanted: Readonly<Record<string, string>>): void {
  const seen: Record<string, number> = {};
  window.seenAt = seen;
  const under = new Set<string>();
  const look = () => {
    for (const [name, selector] of Object.entries(wanted)) {
      if (under.has(name) || !document.querySelector(selector)) continue;
      under.add(name);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          seen[name] = performance.now();
        };
        port2.postMessage(undefined); // taken up once the frame has been painted
      });
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}
