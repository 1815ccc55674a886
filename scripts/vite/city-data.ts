import { cpSync, createReadStream, existsSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { Plugin } from 'vite';

/** Serves `data/` (the sample city package) under `./data/` in development and copies it into the build. */
export function cityData(): Plugin {
  let root = '.';
  let folder = 'dist';
  return {
    name: 'bosai-city-data',
    configResolved: (config) => {
      root = config.root;
      folder = config.build.outDir;
    },
    configureServer(server) {
      server.middlewares.use('/data', (request, response, next) => {
        const path = join(root, 'data', normalize(decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/')));
        if (!path.startsWith(join(root, 'data')) || !existsSync(path) || !statSync(path).isFile()) return next();
        createReadStream(path).pipe(response);
      });
    },
    writeBundle: () => cpSync(join(root, 'data'), join(folder, 'data'), { recursive: true }),
  };
}
