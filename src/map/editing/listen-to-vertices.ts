import { Math as CesiumMath } from 'cesium';
import { isForMap } from '../drawing/map-keys.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import { editingKeyOf } from './editing-keys.ts';
import type { EditingSurface } from './editing-surface.ts';

type ScreenPoint = readonly [x: number, y: number];

/** Hears pointer and keys before the camera does; gives the camera what is not about a vertex. */
export function listenToVertices(host: SceneHost, { tool, paint, setHover }: EditingSurface): () => void {
  const { scene, container } = host.widget;
  const { canvas } = scene;
  let waiting = 0;
  let last: { readonly at: ScreenPoint; readonly isSnapping: boolean } | undefined;
  let dragging: number | undefined;
  const pointOf = ({ clientX, clientY }: PointerEvent): ScreenPoint => {
    const { left, top } = canvas.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  const follow = () => {
    cancelAnimationFrame(waiting);
    waiting = 0;
    if (!last) return;
    if (tool.isPressed()) tool.drag(last.at, last.isSnapping);
    else setHover(last.at);
    paint();
  };
  const followSoon = () => {
    waiting ||= requestAnimationFrame(follow);
  };
  const own = (event: Event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  const down = (event: PointerEvent) => {
    // A second finger or button does not move the camera below a vertex in hand.
    if (tool.isPressed()) return own(event);
    const at = pointOf(event);
    if (event.target !== canvas || event.button !== 0 || !tool.press(at, event.pointerType === 'touch')) return;
    own(event);
    dragging = event.pointerId;
    last = undefined;
    canvas.setPointerCapture(event.pointerId);
    canvas.focus({ preventScroll: true });
    paint();
  };
  const move = (event: PointerEvent) => {
    const isDragging = tool.isPressed();
    if (isDragging) own(event);
    if (isDragging ? event.pointerId !== dragging : event.buttons !== 0 || event.pointerType !== 'mouse') return;
    last = { at: pointOf(event), isSnapping: !event.altKey };
    followSoon();
  };
  const up = (event: PointerEvent) => {
    if (!tool.isPressed()) return;
    own(event);
    if (event.pointerId !== dragging) return;
    if (event.type === 'pointercancel') tool.cancel();
    else {
      last = { at: pointOf(event), isSnapping: !event.altKey };
      follow();
      tool.release();
    }
    last = undefined;
    paint();
  };
  const wheel = (event: WheelEvent) => {
    if (tool.isPressed()) own(event);
  };
  const leave = () => {
    if (!tool.isPressed()) setHover(undefined);
  };
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || !isForMap(event, canvas)) return;
    if (event.key === 'Alt') return releaseSnapping(event, false);
    const meaning = editingKeyOf(event, CesiumMath.toDegrees(scene.camera.heading));
    if (!meaning || !tool.key(meaning, document.activeElement === canvas)) return;
    own(event);
    if (meaning.does === 'move') canvas.focus({ preventScroll: true });
    paint();
  };
  const keyUp = (event: KeyboardEvent) => {
    if (event.key === 'Alt') releaseSnapping(event, true);
  };
  const releaseSnapping = (event: KeyboardEvent, isSnapping: boolean) => {
    if (!tool.isPressed()) return;
    // Alt alone would open the browser's menu.
    own(event);
    last &&= { ...last, isSnapping };
    followSoon();
  };
  const blur = () => tool.finishKeys();
  container.addEventListener('pointerdown', down as EventListener, true);
  container.addEventListener('pointermove', move as EventListener, true);
  container.addEventListener('pointerup', up as EventListener, true);
  container.addEventListener('pointercancel', up as EventListener, true);
  container.addEventListener('wheel', wheel as EventListener, { capture: true, passive: false });
  canvas.addEventListener('pointerleave', leave);
  canvas.addEventListener('blur', blur);
  window.addEventListener('keydown', key, true);
  window.addEventListener('keyup', keyUp, true);
  if (canvas.tabIndex < 0) canvas.tabIndex = 0;
  return () => {
    tool.cancel();
    cancelAnimationFrame(waiting);
    container.removeEventListener('pointerdown', down as EventListener, true);
    container.removeEventListener('pointermove', move as EventListener, true);
    container.removeEventListener('pointerup', up as EventListener, true);
    container.removeEventListener('pointercancel', up as EventListener, true);
    container.removeEventListener('wheel', wheel as EventListener, true);
    canvas.removeEventListener('pointerleave', leave);
    canvas.removeEventListener('blur', blur);
    window.removeEventListener('keydown', key, true);
    window.removeEventListener('keyup', keyUp, true);
    canvas.style.cursor = '';
  };
}
