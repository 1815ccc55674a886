import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Builds resium from the source that its package carries, one module a component. Its built file is a single module in which
 * every component is made by a call, so that none can be left out, nor what they need of Cesium: 200 kB (gzip) that the
 * map never uses. Can go when resium marks those calls as pure.
 */
export function resiumSource(): Plugin {
  const built = createRequire(import.meta.url).resolve('resium');
  const source = join(dirname(built), '..', 'src', 'index.ts');
  return {
    name: 'resium-source',
    apply: 'build',
    config: () => ({ resolve: { alias: [{ find: /^resium$/, replacement: source }] } }),
  };
}
