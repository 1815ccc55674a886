/** Path of the repository. */
export const root: string;
/** Path of an installed Chrome, Edge or Chromium, or undefined. CHROMIUM_PATH wins. */
export function findBrowser(): string | undefined;
