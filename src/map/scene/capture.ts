import type { Scene } from 'cesium';

/**
 * The canvas as a PNG, with what is painted over it (`overlay`: zones while they are edited, changed ground). Read in the same
 * task as the frame is drawn, because WebGL clears it afterwards; the frame must be asked for, because a scene in which nothing
 * has changed draws none.
 */
export function captureScene(scene: Scene, overlay?: HTMLCanvasElement | null): Promise<Blob> {
  scene.requestRender();
  scene.render();
  const { width, height } = scene.canvas;
  return new Promise((resolve, reject) => {
    const picture = overlay ? joined(scene.canvas, overlay) : scene.canvas;
    picture.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error(`the map of ${width} × ${height} pixels could not be written as PNG`));
    }, 'image/png');
  });
}

function joined(map: HTMLCanvasElement, overlay: HTMLCanvasElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = map.width;
  canvas.height = map.height;
  const context = canvas.getContext('2d');
  context?.drawImage(map, 0, 0);
  context?.drawImage(overlay, 0, 0, map.width, map.height);
  return canvas;
}
