import { isForMap } from '../drawing/map-keys.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { EditingSurface } from './editing-surface.ts';

/** CSS pixels that a press may slip and still be a click. */
const SLIP_PIXELS = 3;

/** Picks whole zones: a click on the line or inside, Tab from one to the next, Delete takes the chosen one away. */
export function listenToZones({ widget: { scene, container } }: SceneHost, surface: EditingSurface): () => void {
  const { canvas } = scene;
  let pressed: { readonly x: number; readonly y: number } | undefined;
  const down = (event: PointerEvent) => {
    const isPress = event.target === canvas && event.button === 0;
    pressed = isPress ? { x: event.clientX, y: event.clientY } : undefined;
  };
  const up = ({ clientX, clientY }: PointerEvent) => {
    const from = pressed;
    pressed = undefined;
    if (!from || Math.hypot(clientX - from.x, clientY - from.y) > SLIP_PIXELS) return;
    const { left, top } = canvas.getBoundingClientRect();
    surface.selectZone([clientX - left, clientY - top]);
  };
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isForMap(event, canvas)) return;
    const isTaken =
      event.key === 'Tab'
        ? document.activeElement === canvas && surface.selectAlong(event.shiftKey ? -1 : 1)
        : (event.key === 'Delete' || event.key === 'Backspace') && surface.removeZone();
    if (!isTaken) return;
    event.preventDefault();
    event.stopPropagation();
  };
  container.addEventListener('pointerdown', down as EventListener, true);
  container.addEventListener('pointerup', up as EventListener, true);
  window.addEventListener('keydown', key, true);
  if (canvas.tabIndex < 0) canvas.tabIndex = 0;
  return () => {
    container.removeEventListener('pointerdown', down as EventListener, true);
    container.removeEventListener('pointerup', up as EventListener, true);
    window.removeEventListener('keydown', key, true);
  };
}
