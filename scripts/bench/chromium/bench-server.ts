import { createReadStream, readdirSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

export interface BenchServer {
  readonly address: string;
  /** Offers a folder (or one file) of inputs; the address answers with the list of names. */
  offer(path: string): string;
  close(): Promise<void>;
}

/** Serves the bench page and input files on the loopback interface. */
export async function startBenchServer(page: string): Promise<BenchServer> {
  const offered: (readonly SourceEntry[])[] = [];
  const files = sirv(page, { dev: true });
  const server = createServer((request, response) => {
    const [, kind, number, name] = (request.url ?? '/').split('/');
    if (kind === 'inputs') return answer(offered[Number(number)] ?? [], name, response);
    files(request, response, () => void response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bench server has no port');
  return {
    address: `http://127.0.0.1:${address.port}/`,
    offer: (path) => `/inputs/${offered.push(entriesOf(path)) - 1}`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

interface SourceEntry {
  readonly name: string;
  readonly path: string;
}

function entriesOf(path: string, prefix = ''): readonly SourceEntry[] {
  const name = prefix + (path.split(/[\\/]/).at(-1) ?? '');
  if (!statSync(path).isDirectory()) return [{ name, path }];
  const shown = readdirSync(path).filter((entry) => !entry.startsWith('.'));
  return shown.sort().flatMap((entry) => entriesOf(join(path, entry), `${name}/`));
}

function answer(entries: readonly SourceEntry[], name: string | undefined, response: ServerResponse): void {
  if (name === undefined) {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(entries.map((entry) => entry.name)));
    return;
  }
  const entry = entries.find((one) => one.name === decodeURIComponent(name));
  if (entry) createReadStream(entry.path).pipe(response);
  else response.writeHead(404).end();
}
