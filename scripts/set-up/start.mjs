// npm start: install what is missing, build, serve, print the address.
import { ensureInstalled, say } from './environment.mjs';

ensureInstalled();
const { ensureBuilt } = await import('./build.mjs');
ensureBuilt();
const { serve } = await import('./serve.mjs');
const { address } = await serve(Number(process.env.PORT ?? 4173));
say(`\nBosai Twin 防災まちづくりツイン: ${address}\n止めるには Ctrl+C / Ctrl+C stops it.`);
