import type { Scene } from 'cesium';

/** Knows whether everything that was asked of the scene is loaded and drawn. */
export interface Settling {
  /** Adds a question "is this part ready?"; returns its removal. */
  readonly watch: (isReady: () => boolean) => () => void;
  /** Holds the scene unsettled until the work ends, well or not. */
  readonly during: <T>(work: Promise<T>) => Promise<T>;
  /** Resolves after two frames in a row in which every part was ready. */
  readonly settled: () => Promise<void>;
}

/** Frames in a row that must find everything ready: the first may still hand new tiles to the second. */
const READY_FRAMES = 2;

export function createSettling(scene: Scene): Settling {
  const questions = new Set<() => boolean>();
  let pending = 0;
  const isReady = () => pending === 0 && scene.globe.tilesLoaded && [...questions].every((question) => question());
  return {
    watch: (question) => {
      questions.add(question);
      return () => questions.delete(question);
    },
    during: async (work) => {
      pending++;
      try {
        return await work;
      } finally {
        pending--;
        if (!scene.isDestroyed()) scene.requestRender();
      }
    },
    settled: () =>
      new Promise((resolve) => {
        let frames = 0;
        const stop = scene.postRender.addEventListener(() => {
          frames = isReady() ? frames + 1 : 0;
          if (frames >= READY_FRAMES) {
            stop();
            resolve();
          } else scene.requestRender();
        });
        scene.requestRender();
      }),
  };
}
