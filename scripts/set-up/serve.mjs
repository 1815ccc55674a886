// Serves dist/ on this machine only. Files that the build compressed are sent compressed.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { root } from './environment.mjs';

/** The policy that the built page carries in its head, as a header: workers take theirs from their own answer. */
function contentSecurityPolicy() {
  const page = readFileSync(join(root, 'dist/index.html'), 'utf8');
  const [, policy = "default-src 'self'"] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
  return policy.replaceAll('&#39;', "'");
}

/**
 * Starts the server on the first free port from `port` on; resolves with its address and a `close`.
 * Only the loopback interface is bound: nothing is offered to the network.
 */
export function serve(port = 4173) {
  const policy = contentSecurityPolicy();
  const files = sirv(join(root, 'dist'), { gzip: true, etag: true, dev: false, dotfiles: false });
  const server = createServer((request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('Content-Security-Policy', policy);
    files(request, response, () => {
      response.statusCode = 404;
      response.end('Not found');
    });
  });
  return new Promise((resolve, reject) => {
    server.on('error', (error) => {
      if (error.code !== 'EADDRINUSE' || port > 4272) return reject(error);
      port += 1;
      server.listen(port, '127.0.0.1');
    });
    server.listen(port, '127.0.0.1', () => {
      resolve({
        address: `http://127.0.0.1:${server.address().port}/`,
        close: () => new Promise((done) => server.close(done)),
      });
    });
  });
}
