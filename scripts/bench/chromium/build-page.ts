import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { contentHash, root } from '../../set-up/environment.mjs';

/** Builds the page that runs the stages, if its sources have changed since. Returns its folder. */
export async function buildBenchPage(): Promise<string> {
  const folder = join(root, 'out/bench/page');
  const stamp = join(folder, '.built-from');
  const hash = contentHash(['src', 'scripts/bench', 'package-lock.json']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return folder;
  await build({
    configFile: false,
    root: join(root, 'scripts/bench/chromium'),
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { target: 'es2023', outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 8000 },
  });
  writeFileSync(stamp, hash);
  return folder;
}
