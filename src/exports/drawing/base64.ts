/** Bytes as a data URL; in pieces, because a call takes no more than some ten thousand arguments. */
export function dataUrl(mediaType: string, bytes: Uint8Array): string {
  const piece = 0x3000;
  const parts: string[] = [`data:${mediaType};base64,`];
  for (let at = 0; at < bytes.length; at += piece) {
    // A multiple of three bytes: the pieces join without padding.
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + piece))));
  }
  return parts.join('');
}
