/// <reference lib="webworker" />
import type { ParserRequest } from './parser-messages.ts';
import { createParserServer } from './parser-server.ts';

const answer = createParserServer((reply, transfer) => self.postMessage(reply, { transfer }));
self.addEventListener('message', (event: MessageEvent<ParserRequest>) => answer(event.data));
