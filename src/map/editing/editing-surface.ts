import { Cartesian2, Cartesian3, Matrix4 } from 'cesium';
import type { PlanarPosition } from '../../domain/plan.ts';
import { currentLook, goTo } from '../camera/camera-control.ts';
import type { Projection } from '../geodesy/crs.ts';
import { groundAt } from '../picking/ground-at.ts';
import type { SceneHost } from '../scene/scene-host.ts';
import type { SceneView } from '../scene-types.ts';
import type { EdgeDraper } from './draped-edges.ts';
import { type EditFrame, layOutAreas, layOutFrame } from './edit-frame.ts';
import { type Handle, HIT_PIXELS } from './edit-handles.ts';
import type { EditingCallbacks } from './editing-types.ts';
import { type EditPicture, paintEditing } from './paint-editing.ts';
import { projectPoint, type ScreenProjection } from './screen-projection.ts';
import { createVertexTool, type VertexTool } from './vertex-tool.ts';
import { zoneAt } from './zone-at.ts';

const DEFAULT_RELEASE_LABEL = 'Alt で解除';
/** Of what lies over the map while no scenario has a colour. Source: ui.md §4 (居住誘導区域). */
const DEFAULT_COLOUR = '#0b5d3b';

type ScreenPoint = readonly [x: number, y: number];
export type EditedView = Pick<SceneView, 'editing' | 'areaChange' | 'scenario'>;

/** What the map was told last. */
export interface EditingInput {
  readonly view: EditedView;
  readonly callbacks: EditingCallbacks;
  readonly draper: EdgeDraper;
  readonly plane: Projection;
}

/** The canvas over the map. */
export interface EditingSurface {
  readonly tool: VertexTool;
  readonly paint: () => void;
  /** The mouse is there and presses nothing. */
  readonly setHover: (at: ScreenPoint | undefined) => void;
  /** Tells the zone under a place, null beside all. */
  readonly selectZone: (at: ScreenPoint) => void;
  /** Tells the zone before or after the chosen one; false past the last. */
  readonly selectAlong: (step: 1 | -1) => boolean;
  /** Asks for the chosen zone to be taken away; false without one. */
  readonly removeZone: () => boolean;
}

export function createEditingSurface(
  host: SceneHost,
  overlay: HTMLCanvasElement,
  latest: () => EditingInput,
): EditingSurface {
  const { scene } = host.widget;
  let frame: EditFrame | undefined;
  let hovered: Handle | undefined;
  let pointer: ScreenPoint | undefined;
  const editing = () => latest().view.editing!;
  const screenOf = (position: PlanarPosition) => projectPoint(screenProjection(host), latest().draper.point(position));
  const placeAt = ([x, y]: ScreenPoint): PlanarPosition | undefined => {
    const place = groundAt(host, new Cartesian2(x, y));
    if (!place) return undefined;
    const planar = Float64Array.from(place);
    latest().plane.forward(planar, planar);
    return [planar[0]!, planar[1]!];
  };
  const tool = createVertexTool({
    editing,
    callbacks: () => latest().callbacks,
    handles: () => frame?.handles,
    placeAt,
    screenOf,
    middle: () => [scene.canvas.clientWidth / 2, scene.canvas.clientHeight / 2],
    show: (position) => {
      const place = screenOf(position);
      if (place && isInView(place, scene.canvas)) return;
      const [x, y, z] = latest().draper.point(position);
      goTo(scene, { ...currentLook(scene), target: new Cartesian3(x, y, z) });
    },
    holdCamera: (isHeld) => {
      if (isHeld) scene.camera.cancelFlight();
      scene.screenSpaceCameraController.enableInputs = !isHeld;
    },
  });
  const paint = () => {
    if (scene.isDestroyed()) return;
    const { view, draper } = latest();
    const { areaChange, scenario } = view;
    const screen = screenProjection(host);
    const hand = tool.hand();
    frame = view.editing && layOutFrame(view.editing, hand, draper, screen);
    const colour = view.editing?.colour ?? scenario?.colour ?? DEFAULT_COLOUR;
    const place = hand && projectPoint(screen, draper.point(hand.to));
    const crossings = view.editing?.crossings ?? [];
    paintOn(overlay, screen, {
      frame,
      areas: areaChange && layOutAreas(areaChange, draper, screen),
      colour,
      areaColour: areaChange?.colour ?? colour,
      active: view.editing?.activeVertex,
      isZoneChosen: view.editing?.tool === 'select' && view.editing.activeZone !== undefined,
      hovered: hand ? undefined : hovered,
      pointer,
      crossings: crossings.map((at) => projectPoint(screen, draper.point(at))).filter((at) => at !== undefined),
      hint: place &&
        hand.snap && {
          x: place[0],
          y: place[1],
          text: hand.snap.label,
          release: view.editing?.releaseLabel ?? DEFAULT_RELEASE_LABEL,
        },
    });
  };
  return {
    tool,
    paint,
    setHover: (at) => {
      pointer = at;
      hovered = at && tool.handleAt(at);
      scene.canvas.style.cursor = hovered ? 'move' : '';
      paint();
    },
    selectZone: (at) => {
      const position = placeAt(at);
      const beside = position && (placeAt([at[0] + HIT_PIXELS, at[1]]) ?? placeAt([at[0] - HIT_PIXELS, at[1]]));
      const reach = position && beside ? Math.hypot(beside[0] - position[0], beside[1] - position[1]) : 0;
      latest().callbacks.onZoneSelect?.((position && zoneAt(editing().zones, position, reach)) ?? null);
    },
    selectAlong: (step) => {
      const { zones, activeZone } = editing();
      const from = zones.findIndex(({ id }) => id === activeZone);
      const next = zones[from < 0 && step < 0 ? zones.length - 1 : from + step];
      if (next) latest().callbacks.onZoneSelect?.(next.id);
      return next !== undefined;
    },
    removeZone: () => {
      const { activeZone } = editing();
      if (activeZone === undefined) return false;
      latest().callbacks.onZoneRemove?.(activeZone);
      return true;
    },
  };
}

/** Room that a vertex on the screen has around it at least, CSS pixels. */
const VIEW_MARGIN_PIXELS = 32;

const isInView = ([x, y]: ScreenPoint, { clientWidth, clientHeight }: HTMLCanvasElement): boolean =>
  x > VIEW_MARGIN_PIXELS &&
  y > VIEW_MARGIN_PIXELS &&
  x < clientWidth - VIEW_MARGIN_PIXELS &&
  y < clientHeight - VIEW_MARGIN_PIXELS;

function screenProjection({ widget: { scene } }: SceneHost): ScreenProjection {
  const { camera, canvas } = scene;
  const matrix = Matrix4.multiply(camera.frustum.projectionMatrix, camera.viewMatrix, new Matrix4());
  return { matrix: Matrix4.toArray(matrix), width: canvas.clientWidth, height: canvas.clientHeight };
}

function paintOn(overlay: HTMLCanvasElement, { width, height }: ScreenProjection, picture: EditPicture): void {
  const scale = window.devicePixelRatio;
  const [columns, rows] = [Math.round(width * scale), Math.round(height * scale)];
  if (overlay.width !== columns || overlay.height !== rows) {
    overlay.width = columns;
    overlay.height = rows;
  }
  const context = overlay.getContext('2d');
  if (!context) return;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  paintEditing(context, picture);
}
