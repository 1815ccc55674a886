/** Path of the repository. */
export const root: string;
/** Path of an installed Chrome, Edge or Chromium, or undefined. CHROMIUM_PATH wins. */
export function findBrowser(): string | undefined;
/** A browser for tests; on Debian installed where none is found. Ends the process where there is none. */
export function ensureBrowser(): string;
/** One hash over everything git knows below the given paths. */
export function contentHash(paths: readonly string[]): string;
