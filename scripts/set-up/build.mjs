// Builds dist/ when the sources have changed since the last build.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash, root, run, say, stop } from './environment.mjs';

const inputs = ['src', 'public', 'data', 'index.html', 'vite.config.ts', 'package-lock.json', 'scripts/vite'];

export function ensureBuilt() {
  const stamp = join(root, 'dist/.built-from');
  // The content security policy of a build depends on it too.
  const hash = `${contentHash(inputs)} ${process.env.BOSAI_ALLOW_ORIGINS ?? ''}`.trim();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('Building … / アプリを組み立てています…');
  // Called from a test runner too, whose own environment would make a development build.
  const env = { ...process.env, NODE_ENV: 'production' };
  if (run('npx', ['vite', 'build', '--logLevel', 'warn'], { env }) !== 0)
    stop('The build failed: see the lines above.');
  writeFileSync(stamp, hash);
}
