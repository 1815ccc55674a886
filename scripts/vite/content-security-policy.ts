import type { Plugin } from 'vite';

/**
 * Servers that a build may connect to besides its own, from BOSAI_ALLOW_ORIGINS (separated by spaces or commas); none by
 * default. Throws an Error for what is no origin, so that a slip does not make a policy that browsers read otherwise.
 */
export function allowedOrigins(value = process.env.BOSAI_ALLOW_ORIGINS ?? ''): readonly string[] {
  return value
    .split(/[\s,]+/)
    .filter((origin) => origin !== '')
    .map((text) => {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      // `*` and `;` are good in a host for URL, and would mean something else in the policy.
      const isOrigin =
        url && /^https?:\/\/[a-z0-9.:[\]-]+$/.test(url.origin) && (text === url.origin || text === `${url.origin}/`);
      if (!isOrigin)
        throw new Error(`BOSAI_ALLOW_ORIGINS: "${text}" is no origin (expected for example https://assets.example)`);
      return url.origin;
    });
}

/**
 * What the built page may load and talk to: its own origin and nothing else, but for the servers that the administrator
 * names. `wasm-unsafe-eval` compiles DuckDB; `unsafe-inline` for styles is needed by Cesium's and React's style attributes.
 */
export const policyOf = (origins: readonly string[]): string =>
  [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval' blob:",
    "worker-src 'self' blob:",
    ["connect-src 'self' blob: data:", ...origins].join(' '),
    "img-src 'self' blob: data:",
    "font-src 'self' data:",
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join('; ');

/**
 * Writes the policy into the built page and tells the app which servers it allows. The policy is left out in development,
 * where Vite's own inline scripts run.
 */
export function contentSecurityPolicy(): Plugin {
  const origins = allowedOrigins();
  let isBuild = false;
  return {
    name: 'bosai-content-security-policy',
    config: () => ({ define: { BOSAI_ALLOWED_ORIGINS: JSON.stringify(origins) } }),
    configResolved: ({ command }) => {
      isBuild = command === 'build';
    },
    transformIndexHtml: () =>
      isBuild
        ? [
            {
              tag: 'meta',
              attrs: { 'http-equiv': 'Content-Security-Policy', content: policyOf(origins) },
              injectTo: 'head-prepend',
            },
          ]
        : [],
  };
}
