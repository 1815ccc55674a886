/** Lets input and painting have their turn. Not a timer: those of a page in the background come once a second. */
export function nextTask(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      if (signal?.aborted) reject(signal.reason);
      else resolve();
    };
    port2.postMessage(null);
  });
}
