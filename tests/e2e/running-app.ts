import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { ensureBuilt } from '../../scripts/set-up/build.mjs';
import { findBrowser } from '../../scripts/set-up/environment.mjs';
import { serve } from '../../scripts/set-up/serve.mjs';

/** The built app on a server of its own, open in a real browser, with a record of all it asked for and complained of. */
export interface RunningApp {
  /** `http://127.0.0.1:4300/`. */
  readonly address: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Addresses of every request so far, those of workers and of the workers' workers included. */
  readonly requests: readonly string[];
  /** Uncaught errors, lines of the console at the level of an error, and answers with a status of failure. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
}

/** Software WebGL 2 for headless machines without a GPU, and no traffic of the browser's own. */
const browserArguments = [
  '--no-sandbox',
  '--ignore-gpu-blocklist',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The smallest window in which every panel stands open (ui.md §1): software WebGL takes its time for each pixel. */
const viewport = { width: 1280, height: 640 };

/** Ports of the tests, apart from those of `npm start`. */
const FIRST_PORT = 4201;

/** Every step of a test waits for a state, at most this long. */
export const PATIENCE_MILLISECONDS = 120_000;

/** Builds what changed, serves it and opens it in a browser. */
export async function startApp(): Promise<RunningApp> {
  ensureBuilt();
  const server = await serve(FIRST_PORT);
  const browser = await launch();
  // Without flights of the camera there is nothing to wait for but the frame.
  const context = await browser.newContext({
    viewport,
    locale: 'ja-JP',
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MILLISECONDS);
  const requests: string[] = [];
  const faults: string[] = [];
  record(context, requests, faults);
  const page = await context.newPage();
  await page.goto(server.address);
  return {
    address: server.address,
    context,
    page,
    requests,
    faults,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no Chrome, Edge or Chromium found: install one or set CHROMIUM_PATH');
  return chromium.launch({ executablePath, args: browserArguments });
}

function record(context: BrowserContext, requests: string[], faults: string[]): void {
  context.on('request', (request) => requests.push(request.url()));
  context.on('requestfailed', (request) => faults.push(`${request.url()}: ${request.failure()?.errorText}`));
  context.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.url()}: HTTP ${response.status()}`);
  });
  context.on('weberror', (error) => faults.push(`uncaught: ${describeError(error.error())}`));
  context.on('console', (line) => {
    if (line.type() === 'error') faults.push(`console: ${line.text()} (${line.location().url})`);
  });
}

const describeError = (error: Error): string => error.stack ?? (error.message || String(error));
