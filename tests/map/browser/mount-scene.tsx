import { createRoot } from 'react-dom/client';
import { CityScene, type CitySceneProps } from '../../../src/map/CityScene.tsx';
import { colourBuildings, hazardPalette } from '../../../src/map/colour/colour-buildings.ts';
import type { CitySceneHandle, SceneCity, SceneView } from '../../../src/map/scene-types.ts';
import type { ToyCity } from '../create-toy-city.ts';

export interface MountedScene {
  readonly canvas: () => HTMLCanvasElement;
  readonly holder: HTMLDivElement;
  readonly handle: () => CitySceneHandle;
  /** Shows the toy city with this view, waits until all is drawn, and returns the colour of canvas places (CSS pixels). */
  readonly show: (view?: Partial<SceneView>, city?: SceneCity) => Promise<(x: number, y: number) => string>;
  readonly capture: () => Promise<Blob>;
  readonly unmount: () => void;
}

export const plainViewOf = (toy: ToyCity): SceneView => {
  const paint = colourBuildings(toy.states, hazardPalette);
  return {
    mode: '3d',
    layers: { hazard: { visible: false, opacity: 1 }, label: { visible: false, opacity: 1 } },
    carrier: 'buildings',
    buildingColours: paint.colours,
    buildingPattern: paint.pattern,
    buildingDepthMeters: toy.depths,
    waterSurface: false,
    dimOthers: false,
  };
};

/** A scene of a toy city in a real WebGL canvas; frames are slow without a graphics card, so everything waits for state. */
export function mountScene(
  toy: ToyCity,
  size: { readonly width: number; readonly height: number },
  callbacks: Partial<CitySceneProps> = {},
): MountedScene {
  const holder = document.createElement('div');
  holder.style.cssText = `position: fixed; left: 0; top: 0; width: ${size.width}px; height: ${size.height}px`;
  document.body.append(holder);
  const root = createRoot(holder);
  const plainView = plainViewOf(toy);
  let handle: CitySceneHandle | null = null;
  const readPixels = async () => {
    const image = await createImageBitmap(await handle!.capture());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(image, 0, 0);
    const ratio = image.width / size.width;
    return (x: number, y: number) => {
      const [r, g, b] = context.getImageData(Math.round(x * ratio), Math.round(y * ratio), 1, 1).data;
      return `#${[r, g, b].map((part) => part!.toString(16).padStart(2, '0')).join('')}`;
    };
  };
  return {
    holder,
    canvas: () => holder.querySelector('canvas')!,
    handle: () => handle!,
    show: async (view = {}, city = toy.city) => {
      root.render(
        <CityScene
          {...callbacks}
          ref={(value) => {
            handle = value;
          }}
          city={city}
          view={{ ...plainView, ...view }}
        />,
      );
      // React commits and runs its effects in the next tasks; the frames after them are what `settled` counts.
      do await new Promise((resolve) => setTimeout(resolve, 20));
      while (handle === null);
      await handle!.settled();
      return readPixels();
    },
    capture: () => handle!.capture(),
    unmount: () => {
      root.unmount();
      holder.remove();
    },
  };
}

/** A colour laid over another at a strength, as a browser would round it. */
export const mixOf = (below: string, above: string, strength: number): number[] =>
  [1, 3, 5].map((at) => {
    const part = (colour: string) => Number.parseInt(colour.slice(at, at + 2), 16);
    return part(below) * (1 - strength) + part(above) * strength;
  });

export const partsOf = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** Presses and releases the left button at a canvas place (CSS pixels). */
export function clickAt(canvas: HTMLCanvasElement, x: number, y: number, pointerType = 'mouse'): void {
  for (const type of ['pointerdown', 'pointerup'] as const)
    canvas.dispatchEvent(
      new PointerEvent(type, { bubbles: true, clientX: x, clientY: y, pointerId: 1, pointerType, button: 0 }),
    );
}

export function moveTo(canvas: HTMLCanvasElement, x: number, y: number): void {
  canvas.dispatchEvent(
    new PointerEvent('pointermove', {
      bubbles: true,
      clientX: x,
      clientY: y,
      pointerId: 1,
      pointerType: 'mouse',
      button: -1,
    }),
  );
}
