import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(js|css|html|json|wasm|svg|glb|geojson|parquet|md)$/;

function compressFolder(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) {
      compressFolder(path);
      continue;
    }
    const bytes = compressible.test(name) && statSync(path).size > 1024 ? readFileSync(path) : undefined;
    if (!bytes) continue;
    const small = gzipSync(bytes, { level: 9 });
    if (small.length < bytes.length * 0.95) writeFileSync(`${path}.gz`, small);
  }
}

/** Writes a `.gz` beside every file of the build that gains from it; the server sends it (wasm: 34 MB → 8 MB). */
export function precompress(): Plugin {
  let folder = 'dist';
  return {
    name: 'bosai-precompress',
    apply: 'build',
    configResolved: (config) => {
      folder = config.build.outDir;
    },
    closeBundle: { order: 'post', sequential: true, handler: () => compressFolder(folder) },
  };
}
