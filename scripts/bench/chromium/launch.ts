import { type Browser, chromium } from 'playwright';
import { ensureBrowser } from '../../set-up/environment.mjs';

/** Software WebGL 2 for headless machines without a GPU; the same as the browser tests use. */
const chromiumArguments = [
  '--no-sandbox',
  '--ignore-gpu-blocklist',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: ensureBrowser(), args: chromiumArguments });
