import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of another origin, which counts the requests that reach it. */
export async function startStranger(): Promise<{
  readonly address: string;
  readonly calls: () => number;
  readonly close: () => Promise<void>;
}> {
  let calls = 0;
  const server = createServer((_, response) => {
    calls++;
    response.end('hello');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    calls: () => calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
