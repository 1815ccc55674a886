import { createCityGmlParser, type ParseContext } from './parse-citygml.ts';
import type { ParsedFile } from './parsed-file.ts';

export interface ParseJob {
  readonly file: string;
  readonly context: ParseContext;
  /** UTF-8 bytes. The pool may transfer them away. */
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal | undefined;
  /** Rows of this file read so far. */
  readonly onRows: (rows: number) => void;
}

/** What a job ends with: an error of the byte stream does not lose what was parsed before it. */
export interface ParseOutcome {
  readonly parsed: ParsedFile;
  readonly streamError?: unknown;
}

/** Runs parsers: in place, or each in a worker. Injected, since browsers and Node start workers differently. */
export interface ParserPool {
  /** How many files it parses at once. */
  readonly size: number;
  /** Rejects with an AbortError, or with an Error naming the file if a worker died. */
  parse(job: ParseJob): Promise<ParseOutcome>;
  destroy(): void;
}

/** Parses on the calling thread. */
export function createInPlacePool(): ParserPool {
  return {
    size: 1,
    async parse({ file, context, chunks, signal, onRows }) {
      const parser = createCityGmlParser(file, context);
      let streamError: unknown;
      try {
        for await (const chunk of chunks) {
          signal?.throwIfAborted();
          if (!parser.push(chunk)) break;
          onRows(parser.rows);
        }
      } catch (error) {
        signal?.throwIfAborted();
        streamError = error;
      }
      return { parsed: parser.finish(), ...(streamError !== undefined && { streamError }) };
    },
    destroy: () => undefined,
  };
}
