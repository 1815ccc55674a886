// npm test: install what is missing, a browser included, and run every check.
import { ensureBrowser, ensureInstalled } from './environment.mjs';

ensureInstalled();
process.env.CHROMIUM_PATH = ensureBrowser();
await import('./check.mjs');
