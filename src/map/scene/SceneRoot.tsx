import type { CesiumWidget } from 'cesium';
import type { CSSProperties, ReactNode, RefObject } from 'react';
import { createCesiumComponent, type ResiumContext, useCesium } from 'resium';
import { createSceneHost, type SceneHost } from './scene-host.ts';

export interface SceneRootProps {
  /** Where the credits go; must be in the document when the component is. */
  readonly credits: RefObject<HTMLElement | null>;
  /** Said by screen readers. */
  readonly label: string;
  readonly cursor: CSSProperties['cursor'];
  /** Hears what stops the scene: no WebGL 2, a lost context, a failed frame. */
  readonly onError: (error: unknown) => void;
  readonly children: ReactNode;
}

interface SceneContext extends ResiumContext {
  readonly sceneHost: SceneHost;
}

/**
 * Owns the Cesium scene through resium: creates it, gives it to what is mounted inside, destroys it. Resium's own root cannot
 * be used, because it creates the widget in a promise that nobody can catch: a machine without WebGL would stay silent.
 */
export const SceneRoot = createCesiumComponent<CesiumWidget, SceneRootProps, SceneHost>({
  name: 'SceneRoot',
  create: (_context, { credits, onError }, container) => {
    if (!container || !credits.current) return undefined;
    try {
      const host = createSceneHost(container, credits.current, onError);
      return [host.widget, host];
    } catch (error) {
      onError(error);
      return undefined;
    }
  },
  destroy: (_widget, _context, _container, host) => host?.destroy(),
  provide: ({ scene }, _context, _props, host) => {
    const provided: Partial<SceneContext> = {
      scene,
      globe: scene.globe,
      camera: scene.camera,
      ...(host && { sceneHost: host }),
    };
    return provided;
  },
  otherProps: ['credits', 'label', 'cursor', 'onError'],
  renderContainer: true,
  containerProps: ({ label, cursor }) => ({
    role: 'application',
    'aria-label': label,
    style: { position: 'absolute', inset: 0, cursor },
  }),
});

/** The scene of the `SceneRoot` around; undefined where it could not be created. */
export const useSceneHost = (): SceneHost | undefined => (useCesium() as Partial<SceneContext>).sceneHost;
