import { type CityGmlParser, createCityGmlParser } from './parse-citygml.ts';
import type { ParserReply, ParserRequest } from './parser-messages.ts';

/** The inside of a parser worker: feed it requests, it sends replies. */
export function createParserServer(
  send: (reply: ParserReply, transfer: ArrayBuffer[]) => void,
): (request: ParserRequest) => void {
  const parsers = new Map<number, CityGmlParser>();

  const answer = (request: ParserRequest): void => {
    const { job } = request;
    const parser = parsers.get(job);
    if (request.type === 'start') parsers.set(job, createCityGmlParser(request.file, request.context));
    else if (request.type === 'cancel') parsers.delete(job);
    else if (!parser)
      return; // cancelled or failed: what was under way for it is dropped
    else if (request.type === 'bytes') {
      const readable = parser.push(request.bytes);
      send({ type: 'taken', job, rows: parser.rows, readable }, []);
    } else {
      parsers.delete(job);
      const parsed = parser.finish();
      send({ type: 'done', job, parsed }, buffersOf(parsed));
    }
  };

  return (request) => {
    try {
      answer(request);
    } catch (error) {
      parsers.delete(request.job);
      send({ type: 'failed', job: request.job, message: error instanceof Error ? error.message : String(error) }, []);
    }
  };
}

/** Every buffer of the columns, once. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer);
  else if (Array.isArray(value)) {
    // Lists of texts are long and hold no buffers; lists of objects (zones) are short.
    if (typeof value[0] === 'object') for (const item of value) buffersOf(item, found);
  } else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) buffersOf(item, found);
  return [...found];
}
