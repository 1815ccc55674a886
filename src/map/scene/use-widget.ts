import { CesiumWidget, Color, Credit, CreditDisplay, EllipsoidTerrainProvider, PrimitiveCollection } from 'cesium';
import { type RefObject, useEffect, useState } from 'react';
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
}

/** Ground and sky of the plain base. Source: ui.md §4 (m-ground); the sky is a shade lighter so that the horizon shows. */
const GROUND = Color.fromCssColorString('#eceff2');
const SKY = Color.fromCssColorString('#f4f6f8');

/** Steepest look: 10° below level; flatter views show nothing but the horizon. */
const MAXIMUM_TILT_RADIANS = (80 * Math.PI) / 180;
const MINIMUM_DISTANCE_METERS = 30;
const MAXIMUM_DISTANCE_METERS = 120_000;

/**
 * Creates the Cesium scene in `container` and destroys it with the component. No ion, no imagery, no sky: nothing is loaded
 * but our own workers. `onError` hears what stops the scene (no WebGL 2, a lost context, a failed frame).
 */
export function useWidget(
  container: RefObject<HTMLElement | null>,
  credits: RefObject<HTMLElement | null>,
  onError: (error: unknown) => void,
): SceneHost | undefined {
  const [host, setHost] = useState<SceneHost>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scene is created once, whatever the callback's identity
  useEffect(() => {
    if (!container.current || !credits.current) return;
    let created: CesiumWidget;
    try {
      created = createWidget(container.current, credits.current);
    } catch (error) {
      onError(error);
      return;
    }
    const { scene } = created;
    const stop = scene.renderError.addEventListener((_: unknown, error: unknown) => onError(error));
    const lost = () => onError(new Error('WebGL context lost'));
    scene.canvas.addEventListener('webglcontextlost', lost);
    const group = () => scene.primitives.add(new PrimitiveCollection()) as PrimitiveCollection;
    const groups = { water: group(), lines: group(), labels: group() };
    setHost({ widget: created, settling: createSettling(scene), groups });
    return () => {
      stop();
      scene.canvas.removeEventListener('webglcontextlost', lost);
      setHost(undefined);
      created.destroy();
    };
  }, [container, credits]);
  return host;
}

function createWidget(container: HTMLElement, credits: HTMLElement): CesiumWidget {
  // Cesium's default credit is the logo of its online service, which this map does not use.
  CreditDisplay.cesiumCredit = new Credit(
    '<a href="https://cesium.com/cesiumjs/" target="_blank" rel="noreferrer" title="CesiumJS © Cesium GS, Inc. and contributors, Apache License 2.0">CesiumJS</a>',
    true,
  );
  const widget = new CesiumWidget(container, {
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
  configure(widget);
  return widget;
}

function configure({ scene }: CesiumWidget): void {
  scene.backgroundColor = SKY;
  scene.highDynamicRange = false;
  scene.fog.enabled = false;
  scene.fog.renderable = false;
  if (scene.sun) scene.sun.show = false;
  if (scene.moon) scene.moon.show = false;
  scene.globe.baseColor = GROUND;
  scene.globe.enableLighting = false;
  scene.globe.showGroundAtmosphere = false;
  scene.globe.showWaterEffect = false;
  scene.globe.depthTestAgainstTerrain = true;
  scene.globe.tileCacheSize = 300;
  scene.postProcessStages.fxaa.enabled = false;
  const controller = scene.screenSpaceCameraController;
  controller.enableLook = false;
  controller.minimumZoomDistance = MINIMUM_DISTANCE_METERS;
  controller.maximumZoomDistance = MAXIMUM_DISTANCE_METERS;
  controller.maximumTiltAngle = MAXIMUM_TILT_RADIANS;
  controller.inertiaSpin = 0.6;
  controller.inertiaZoom = 0.6;
}
