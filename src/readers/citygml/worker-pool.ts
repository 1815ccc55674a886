import type { ParserReply, ParserRequest, ParserWorker } from './parser-messages.ts';
import type { ParseJob, ParseOutcome, ParserPool } from './parser-pool.ts';

/** Bytes sent to a worker at once: large enough that messages cost nothing, small enough to keep all threads busy. */
const BATCH_BYTES = 1024 * 1024;
/** Batches a worker may have before it; more would only hold memory. */
const BATCHES_UNDER_WAY = 4;

/** The worker that read this file died; the pool starts another for the next file. */
export class ParserCrash extends Error {
  override readonly name = 'ParserCrash';
  readonly file: string;
  constructor(file: string, reason: string) {
    super(`the parser of ${file} stopped: ${reason}`);
    this.file = file;
  }
}

/** Parses each file in one of `size` workers, which are started when needed and then kept. */
export function createWorkerPool(size: number, startWorker: () => ParserWorker): ParserPool {
  const idle: ParserWorker[] = [];
  const all = new Set<ParserWorker>();
  const waiting: (() => void)[] = [];
  let busy = 0;
  let lastJob = 0;

  const take = async (): Promise<ParserWorker> => {
    while (busy >= size) await new Promise<void>((resolve) => waiting.push(resolve));
    busy++;
    const worker = idle.pop() ?? startWorker();
    all.add(worker);
    return worker;
  };
  const giveBack = (worker: ParserWorker, alive: boolean): void => {
    busy--;
    if (alive) idle.push(worker);
    else {
      all.delete(worker);
      worker.terminate();
    }
    waiting.shift()?.();
  };

  return {
    size,
    async parse(job) {
      const worker = await take();
      let alive = true;
      try {
        return await runJob(worker, ++lastJob, job);
      } catch (error) {
        alive = !(error instanceof ParserCrash);
        throw error;
      } finally {
        giveBack(worker, alive);
      }
    },
    destroy() {
      for (const worker of all) worker.terminate();
      all.clear();
      idle.length = 0;
    },
  };
}

async function runJob(worker: ParserWorker, id: number, job: ParseJob): Promise<ParseOutcome> {
  const link = connect(worker, id, job);
  worker.post({ type: 'start', job: id, file: job.file, context: job.context }, []);
  let streamError: unknown;
  try {
    for await (const batch of batches(job.chunks)) {
      job.signal?.throwIfAborted();
      if (!(await link.send(batch))) break;
    }
  } catch (error) {
    if (job.signal?.aborted || error instanceof ParserCrash) {
      worker.post({ type: 'cancel', job: id }, []);
      throw error;
    }
    streamError = error;
  }
  worker.post({ type: 'end', job: id }, []);
  return { parsed: await link.done, ...(streamError !== undefined && { streamError }) };
}

type Done = Extract<ParserReply, { type: 'done' }>['parsed'];

/** Replies of one job as promises. `send` waits while the worker has enough to do; false: it needs no more. */
function connect(worker: ParserWorker, id: number, { file, onRows }: ParseJob) {
  let underWay = 0;
  let readable = true;
  let wake: () => void = () => undefined;
  let [resolve, reject]: [(parsed: Done) => void, (crash: ParserCrash) => void] = [() => undefined, () => undefined];
  const done = new Promise<Done>((onDone, onCrash) => {
    [resolve, reject] = [onDone, onCrash];
  });
  let crash: ParserCrash | undefined;
  const fail = (reason: string): void => {
    crash ??= new ParserCrash(file, reason);
    reject(crash);
    wake();
  };
  done.catch(() => undefined); // a crash while still sending is thrown by `send`
  worker.onCrash(fail);
  worker.onReply((reply) => {
    if (reply.job !== id) return;
    if (reply.type === 'failed') fail(reply.message);
    else if (reply.type === 'done') resolve(reply.parsed);
    else {
      underWay--;
      readable = reply.readable;
      onRows(reply.rows);
      wake();
    }
  });
  return {
    done,
    async send(bytes: Uint8Array): Promise<boolean> {
      while (underWay >= BATCHES_UNDER_WAY && !crash) await new Promise<void>((resume) => (wake = resume));
      if (crash) throw crash;
      if (!readable) return false;
      underWay++;
      const request: ParserRequest = { type: 'bytes', job: id, bytes };
      worker.post(request, [bytes.buffer as ArrayBuffer]);
      return true;
    },
  };
}

/** Copies small chunks into large ones of our own, which can be transferred whoever owns the small ones. */
async function* batches(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let batch = new Uint8Array(BATCH_BYTES);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + BATCH_BYTES - filled);
      batch.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < BATCH_BYTES) continue;
      yield batch;
      batch = new Uint8Array(BATCH_BYTES);
      filled = 0;
    }
  }
  if (filled > 0) yield batch.slice(0, filled);
}
