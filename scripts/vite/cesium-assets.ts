import { cpSync, createReadStream, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Path of Cesium's static files below the page, relative so that the site works from any folder or share. */
const FOLDER = 'cesium';

/**
 * What the map needs of Cesium's static files: the workers that build terrain meshes, the approximate terrain heights,
 * the small images of the credit line, and the IAU tables of the Earth's axis, of which every frame asks the one of today
 * for the place of the sun. Star maps, the moon and the Basis decoder stay out.
 */
const needed = [
  'Workers',
  'ThirdParty/draco_decoder.wasm',
  'Assets/approximateTerrainHeights.json',
  'Assets/Images',
  'Assets/IAU2006_XYS',
];

const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.css': 'text/css',
};

/** Serves Cesium's static files from node_modules while developing, copies the needed ones into the build. */
export function cesiumAssets(): Plugin {
  const root = join(dirname(createRequire(import.meta.url).resolve('cesium/package.json')), 'Build', 'Cesium');
  let outDir = '';
  return {
    name: 'cesium-assets',
    config: () => ({ define: { CESIUM_BASE_URL: JSON.stringify(`./${FOLDER}/`) } }),
    configResolved: (config) => {
      outDir = config.command === 'build' ? resolve(config.root, config.build.outDir) : '';
    },
    configureServer: (server) => {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        const at = path.indexOf(`/${FOLDER}/`);
        const file = at < 0 ? undefined : normalize(join(root, decodeURIComponent(path.slice(at + FOLDER.length + 2))));
        if (!file?.startsWith(root) || !existsSync(file) || !statSync(file).isFile()) return next();
        response.setHeader('Content-Type', mediaTypes[extname(file)] ?? 'application/octet-stream');
        createReadStream(file).pipe(response);
      });
    },
    closeBundle: () => {
      if (outDir === '') return;
      for (const part of needed) cpSync(join(root, part), join(outDir, FOLDER, part), { recursive: true });
    },
  };
}
