/** Serves dist/ on the loopback interface, on the first free port from `port` on. */
export function serve(port?: number): Promise<{
  /** `http://127.0.0.1:4173/`. */
  readonly address: string;
  readonly close: () => Promise<unknown>;
}>;
