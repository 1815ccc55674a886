import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { cesiumAssets } from './scripts/vite/cesium-assets.ts';
import { cityData } from './scripts/vite/city-data.ts';
import { contentSecurityPolicy } from './scripts/vite/content-security-policy.ts';
import { precompress } from './scripts/vite/precompress.ts';
import { resiumSource } from './scripts/vite/resium-source.ts';

/** Software WebGL 2 for headless machines without a GPU. */
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

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicy(), cityData(), cesiumAssets(), resiumSource(), precompress()],
  build: { target: 'es2023', chunkSizeWarningLimit: 8000, rollupOptions: {} },
  worker: { format: 'es' },
  // Found late by the browser tests otherwise, which then reload.
  optimizeDeps: {
    include: [
      'cesium',
      'earcut',
      'fontkit',
      'geos-wasm',
      'idb-keyval',
      'pdfkit',
      'pptxgenjs',
      'resium',
      'sql.js/dist/sql-wasm-inline.js',
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/**/*.browser.test.*', 'tests/e2e/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          // Frames of the software rasteriser take seconds on a crowded machine: one more try there, none on a desk.
          retry: process.env.CI ? 1 : 0,
          include: ['tests/**/*.browser.test.ts', 'tests/**/*.browser.test.tsx'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1024, height: 640 },
            provider: playwright({
              launchOptions: {
                ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
                args: chromiumArguments,
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
