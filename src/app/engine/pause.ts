/** Live numbers may wait for so long. */
const WORK_MILLISECONDS = 12;

/** Lets calls that wait in line go first, whenever work has held the thread for a while. */
export function createPause(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < WORK_MILLISECONDS) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  };
}
