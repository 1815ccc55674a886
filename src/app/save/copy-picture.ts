export type CopiedPicture =
  | { readonly done: true }
  | { readonly done: false; readonly picture: Blob; readonly reason: string };

/**
 * A PNG into the clipboard. The promise itself is handed over, because browsers take a picture only in the moment of the key or
 * click that asked for it. Where the browser refuses, the picture comes back with the reason. Rejects as the picture does.
 */
export async function copyPicture(picture: Promise<Blob>): Promise<CopiedPicture> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    return { done: true };
  } catch (error) {
    return { done: false, picture: await picture, reason: error instanceof Error ? error.message : String(error) };
  }
}
