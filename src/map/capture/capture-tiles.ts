import { PerspectiveFrustum, type Scene } from 'cesium';
import { placeCamera } from '../camera/camera-control.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { CapturedPicture, CapturedTile, CaptureRequest } from './capture-types.ts';
import { type PlacedPicture, placeLabels } from './print-labels.ts';
import { createTileFrustum, cutIntoTiles, halfExtents, type PictureTile, withMargin } from './tile-frustum.ts';

/** Drawn around a tile and cut away: casings and soft edges of what lies just outside reach in. */
const MARGIN_PIXELS = 32;
const LARGEST_TILE_PIXELS = 2048;
/** Above so many pixels tiles are kept as PNG: raw, a B0 of 300 dpi would take 840 MB. */
const RAW_PIXELS = 40e6;

/**
 * Draws the view at any size, tile by tile, and puts the scene back as it was. The picture is that of one large canvas: a tile
 * is a window of the same projection, patterns and labels are laid out over the whole picture. Rejects with the signal's
 * reason, where the canvas is refused, or for a view without perspective.
 */
export async function captureTiles(host: SceneHost, request: CaptureRequest): Promise<CapturedPicture> {
  const { scene } = host.widget;
  const { frustum } = scene.camera;
  if (!(frustum instanceof PerspectiveFrustum))
    throw new Error('only a view in perspective is drawn in tiles: the flat map has its own drawing');
  const putBack = takeOver(host);
  try {
    const { widthPixels, heightPixels, signal, onProgress } = request;
    scaled(scene).pixelRatio = request.pixelRatio;
    if (request.camera) placeCamera(scene, request.camera);
    const whole = halfExtents(frustum.fov ?? Math.PI / 3, widthPixels, heightPixels);
    const draw = (tile: PictureTile) =>
      drawTile(host, createTileFrustum(tile, whole, frustum.near, frustum.far), tile, signal);
    const inTiles = cutIntoTiles(widthPixels, heightPixels, tileSide(host, request));
    const labels = request.labels === false ? [] : placeLabels(host, request, whole);
    const tiles: CapturedTile[] = [];
    for (const tile of inTiles) {
      onProgress?.(tiles.length, inTiles.length);
      tiles.push(await readTile(await draw(withMargin(tile, MARGIN_PIXELS)), tile, labels));
    }
    onProgress?.(tiles.length, inTiles.length);
    return { widthPixels, heightPixels, headingDegrees: degrees(scene.camera.heading), tiles };
  } finally {
    putBack();
  }
}

/** Cesium's widget sets it from the window; its type declarations leave it out. */
const scaled = (scene: Scene) => scene as Scene & { pixelRatio: number };

const vectors = ['position', 'direction', 'up', 'right'] as const;

/** Stops the render loop and remembers what a capture changes; the returned function undoes it. */
function takeOver(host: SceneHost): () => void {
  const { widget, printing } = host;
  const { scene } = widget;
  const { camera, canvas } = scene;
  const { width, height } = canvas;
  const { pixelRatio } = scaled(scene);
  const { frustum } = camera;
  // The vectors themselves: angles taken from them would come back rounded.
  const place = vectors.map((name) => [name, camera[name].clone()] as const);
  camera.cancelFlight();
  widget.useDefaultRenderLoop = false;
  printing.isOn = true;
  return () => {
    printing.isOn = false;
    if (widget.isDestroyed()) return;
    canvas.width = width;
    canvas.height = height;
    scaled(scene).pixelRatio = pixelRatio;
    camera.frustum = frustum;
    for (const [name, vector] of place) vector.clone(camera[name]);
    widget.useDefaultRenderLoop = true;
    scene.requestRender();
  };
}

function tileSide({ widget }: SceneHost, { tilePixels = LARGEST_TILE_PIXELS }: CaptureRequest): number {
  const gl = widget.scene.canvas.getContext('webgl2');
  const largest: number = gl?.getParameter(gl.MAX_RENDERBUFFER_SIZE) ?? LARGEST_TILE_PIXELS;
  return Math.max(1, Math.min(tilePixels, largest - 2 * MARGIN_PIXELS));
}

/** Draws frames until everything that the tile shows is loaded; the last one stands on the canvas. */
async function drawTile(
  host: SceneHost,
  frustum: PerspectiveFrustum,
  tile: PictureTile,
  signal: AbortSignal | undefined,
): Promise<{ readonly canvas: HTMLCanvasElement; readonly tile: PictureTile }> {
  const { scene } = host.widget;
  scene.canvas.width = tile.width;
  scene.canvas.height = tile.height;
  scene.camera.frustum = frustum;
  let isSettled = false;
  void host.settling.settled().then(() => {
    isSettled = true;
  });
  while (!isSettled) {
    signal?.throwIfAborted();
    if (host.widget.isDestroyed()) throw new Error('the scene was closed while its picture was drawn');
    scene.requestRender();
    scene.render();
    await nextTask();
  }
  // WebGL clears the canvas at the end of a task: what is read must be drawn in the same one.
  scene.requestRender();
  scene.render();
  return { canvas: scene.canvas, tile };
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

async function readTile(
  drawn: { readonly canvas: HTMLCanvasElement; readonly tile: PictureTile },
  tile: PictureTile,
  labels: readonly PlacedPicture[],
): Promise<CapturedTile> {
  const { x, y, width, height, pictureWidth, pictureHeight } = tile;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error(`the browser gave no canvas of ${width} × ${height} pixels`);
  context.drawImage(drawn.canvas, drawn.tile.x - x, drawn.tile.y - y);
  for (const label of labels) context.drawImage(label.image, label.left - x, label.top - y);
  const picture =
    pictureWidth * pictureHeight <= RAW_PIXELS
      ? context.getImageData(0, 0, width, height)
      : { png: new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer()) };
  return { x, y, width, height, picture };
}

const degrees = (radians: number): number => ((((radians * 180) / Math.PI) % 360) + 360) % 360;
