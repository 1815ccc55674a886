import type { AddressProblem } from '../../panels/import/import-session.ts';

/**
 * The whole address of a tileset.json as the user typed it, absolute or from the page's own server. Addresses on other
 * servers are taken only where the build's content security policy lets the page connect to them.
 */
export function tilesetUrl(
  text: string,
  page: string,
  allowedOrigins: readonly string[],
): { readonly url: URL } | { readonly problem: AddressProblem } {
  const typed = text.trim();
  // Without a scheme or a slash `assets.example/x` would read as a path of this page.
  if (!/^(https?:\/\/|\.{0,2}\/)/i.test(typed) || !URL.canParse(typed, page)) return { problem: 'invalid' };
  const url = new URL(typed, page);
  if (!/^https?:$/.test(url.protocol)) return { problem: 'invalid' };
  const allowed = url.origin === new URL(page).origin || allowedOrigins.includes(url.origin);
  return allowed ? { url } : { problem: 'blocked' };
}
