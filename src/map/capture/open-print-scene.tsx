import { createRoot } from 'react-dom/client';
import { CityScene } from '../CityScene.tsx';
import type { CitySceneHandle, SceneCity, SceneView } from '../scene-types.ts';
import type { CapturedPicture, CaptureRequest } from './capture-types.ts';

/** A scene beside the page, for pictures: the one on the screen stays as it is. */
export interface PrintScene {
  /** Draws the city with this view, once all of it is loaded. Calls wait for each other. */
  readonly capture: (city: SceneCity, view: SceneView, request: CaptureRequest) => Promise<CapturedPicture>;
  /** Frees the graphics card's memory; captures that wait reject. */
  readonly close: () => void;
}

/** Width of the scene between pictures, CSS pixels: small, since nobody looks at it. */
const SIDE_PIXELS = 256;

/** Opens a scene that nobody sees. Errors of the graphics card reject the captures. */
export function openPrintScene(): PrintScene {
  const holder = document.createElement('div');
  holder.setAttribute('aria-hidden', 'true');
  holder.inert = true;
  holder.style.cssText = `position: fixed; left: -${2 * SIDE_PIXELS}px; top: 0; width: ${SIDE_PIXELS}px; height: ${SIDE_PIXELS}px`;
  document.body.append(holder);
  const root = createRoot(holder);
  const closing = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  const draw = async (city: SceneCity, view: SceneView, request: CaptureRequest): Promise<CapturedPicture> => {
    closing.signal.throwIfAborted();
    request.signal?.throwIfAborted();
    // Home is framed for the shape of the picture.
    holder.style.height = `${Math.round((SIDE_PIXELS * request.heightPixels) / request.widthPixels)}px`;
    const handle = await new Promise<CitySceneHandle>((resolve, reject) => {
      closing.signal.addEventListener('abort', () => reject(closing.signal.reason), { once: true });
      root.render(
        <CityScene
          city={city}
          view={view}
          onStatus={(status, reason) => status === 'error' && reject(new Error(reason))}
          ref={(handle) => {
            if (handle) resolve(handle);
          }}
        />,
      );
    });
    // React runs the effects of a commit in the next task; what they load is what `settled` waits for.
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (!request.camera) handle.flyHome(0);
    await handle.settled();
    const signals = [closing.signal, ...(request.signal ? [request.signal] : [])];
    return handle.captureTiles({ ...request, signal: AbortSignal.any(signals) });
  };
  return {
    capture: (city, view, request) => {
      const drawn = last.then(() => draw(city, view, request));
      last = drawn.catch(() => undefined);
      return drawn;
    },
    close: () => {
      closing.abort(new DOMException('the print scene was closed', 'AbortError'));
      root.unmount();
      holder.remove();
    },
  };
}
