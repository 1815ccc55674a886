import { parentPort } from 'node:worker_threads';
import type { ParserRequest } from '../../src/readers/citygml/parser-messages.ts';
import { createParserServer } from '../../src/readers/citygml/parser-server.ts';

const answer = createParserServer((reply, transfer) => parentPort?.postMessage(reply, transfer));
parentPort?.on('message', (request: ParserRequest) => answer(request));
