/** White line between two pictures, device pixels. */
const GAP = 4;

/** Pictures of one size side by side, four in two rows, as one PNG. */
export async function joinCaptures(captures: readonly Blob[]): Promise<Blob> {
  const images = await Promise.all(captures.map((blob) => createImageBitmap(blob)));
  const columns = images.length === 4 ? 2 : Math.max(1, images.length);
  const rows = Math.ceil(images.length / columns);
  const [width, height] = [images[0]?.width ?? 1, images[0]?.height ?? 1];
  const canvas = new OffscreenCanvas(columns * (width + GAP) - GAP, rows * (height + GAP) - GAP);
  const context = canvas.getContext('2d');
  if (!context) throw new Error(`no canvas of ${canvas.width} × ${canvas.height} pixels for the picture of the views`);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  images.forEach((image, k) => {
    context.drawImage(image, (k % columns) * (width + GAP), Math.floor(k / columns) * (height + GAP));
    image.close();
  });
  return canvas.convertToBlob({ type: 'image/png' });
}
