/** FNV-1a over the UTF-16 units of a text, 32 bits, from 0; tells texts apart, nothing more. Source: RFC 9923. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The same as a short name: letters and digits. */
export const textHashName = (text: string): string => textHash(text).toString(36);
