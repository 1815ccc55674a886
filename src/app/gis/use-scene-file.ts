import type { i18n } from 'i18next';
import { useRef } from 'react';
import type { Notice } from '../../panels/explore/explore-data.ts';
import type { ShownScene } from './save-scene.ts';

/** The scene as it is shown now, null where there is none. */
type Shown = Omit<ShownScene, 'words'> | null;

/** Saves the scene as a file; asked again while that is under way, it stops. The code comes when it is first asked for. */
export function useSceneFile(
  shown: () => Shown,
  words: i18n,
  notify: (notice: Notice | undefined) => void,
): () => void {
  const latest = useRef({ shown, notify });
  latest.current = { shown, notify };
  const running = useRef(false);
  const save = useRef(async (): Promise<void> => {
    const scene = latest.current.shown();
    if (!scene) return latest.current.notify({ tone: 'notice', text: words.t('gis.sceneNotReady') });
    if (running.current) return scene.engine.cancelSceneFile();
    running.current = true;
    latest.current.notify({ tone: 'notice', text: words.t('gis.sceneWriting') });
    try {
      const { saveScene } = await import('./save-scene.ts');
      latest.current.notify(await saveScene({ ...scene, words }));
    } finally {
      running.current = false;
    }
  });
  return useRef(() => void save.current()).current;
}
