import type { Scene } from 'cesium';

/**
 * The canvas as a PNG. Read in the same task as the frame is drawn, because WebGL clears it afterwards; the frame must be
 * asked for, because a scene in which nothing has changed draws none.
 */
export function captureScene(scene: Scene): Promise<Blob> {
  scene.requestRender();
  scene.render();
  return new Promise((resolve, reject) => {
    scene.canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else
        reject(
          new Error(`the map of ${scene.canvas.width} × ${scene.canvas.height} pixels could not be written as PNG`),
        );
    }, 'image/png');
  });
}
