import { CesiumWidget, Credit, CreditDisplay, EllipsoidTerrainProvider, PrimitiveCollection } from 'cesium';
import type { PrintedLabel } from '../labels/printed-label.ts';
import { createSettling, type Settling } from './settling.ts';

/** The running Cesium scene with what its layers need. Lives inside `src/map` only. */
export interface SceneHost {
  readonly widget: CesiumWidget;
  readonly settling: Settling;
  /** Drawn in this order within a pass, whenever their members arrive. */
  readonly groups: {
    readonly water: PrimitiveCollection;
    readonly lines: PrimitiveCollection;
    readonly labels: PrimitiveCollection;
  };
  /** What a picture drawn in tiles needs of the layers. */
  readonly printing: Printing;
  readonly destroy: () => void;
}

export interface Printing {
  /** Labels leave the scene: the picture gets them as a whole, not tile by tile. */
  isOn: boolean;
  /** Who shows labels lists them here, the more important first. */
  readonly labels: Set<() => readonly PrintedLabel[]>;
}

/**
 * Creates the Cesium scene in `container`. No ion, no imagery, no sky: nothing is loaded but our own workers. Throws where
 * there is no WebGL 2; `onError` hears what stops the scene later (a lost context, a failed frame).
 */
export function createSceneHost(
  container: HTMLElement,
  credits: HTMLElement,
  onError: (error: unknown) => void,
): SceneHost {
  const widget = createWidget(container, credits);
  const { scene } = widget;
  const stop = scene.renderError.addEventListener((_: unknown, error: unknown) => onError(error));
  const lost = () => onError(new Error('WebGL context lost'));
  scene.canvas.addEventListener('webglcontextlost', lost);
  const group = () => scene.primitives.add(new PrimitiveCollection()) as PrimitiveCollection;
  return {
    widget,
    settling: createSettling(scene),
    groups: { water: group(), lines: group(), labels: group() },
    printing: { isOn: false, labels: new Set() },
    destroy: () => {
      stop();
      scene.canvas.removeEventListener('webglcontextlost', lost);
      const context = scene.canvas.getContext('webgl2');
      widget.destroy();
      // The browser frees a context when it collects garbage, and takes away the oldest of sixteen before that.
      context?.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };
}

function createWidget(container: HTMLElement, credits: HTMLElement): CesiumWidget {
  // Cesium's default credit is the logo of its online service, which this map does not use.
  CreditDisplay.cesiumCredit = new Credit(
    '<a href="https://cesium.com/cesiumjs/" target="_blank" rel="noreferrer" title="CesiumJS © Cesium GS, Inc. and contributors, Apache License 2.0">CesiumJS</a>',
    true,
  );
  return new CesiumWidget(container, {
    baseLayer: false,
    terrainProvider: new EllipsoidTerrainProvider(),
    skyBox: false,
    skyAtmosphere: false,
    scene3DOnly: true,
    orderIndependentTranslucency: false,
    requestRenderMode: true,
    maximumRenderTimeChange: Number.POSITIVE_INFINITY,
    useBrowserRecommendedResolution: false,
    showRenderLoopErrors: false,
    msaaSamples: 4,
    creditContainer: credits,
    contextOptions: {
      requestWebgl1: false,
      webgl: { alpha: false, antialias: true, powerPreference: 'high-performance' },
    },
  });
}
