import type { ParseContext } from './parse-citygml.ts';
import type { ParsedFile } from './parsed-file.ts';

/** Messages to a parser worker. `bytes` are transferred: the sender may not use them afterwards. */
export type ParserRequest =
  | { readonly type: 'start'; readonly job: number; readonly file: string; readonly context: ParseContext }
  | { readonly type: 'bytes'; readonly job: number; readonly bytes: Uint8Array }
  | { readonly type: 'end'; readonly job: number }
  | { readonly type: 'cancel'; readonly job: number };

/** Messages from a parser worker. The columns of `done` are transferred. */
export type ParserReply =
  /** One `bytes` message is parsed; `readable` is false where the rest of the file need not be sent. */
  | { readonly type: 'taken'; readonly job: number; readonly rows: number; readonly readable: boolean }
  | { readonly type: 'done'; readonly job: number; readonly parsed: ParsedFile }
  | { readonly type: 'failed'; readonly job: number; readonly message: string };

/** A worker as the pool sees it; browsers and Node differ in how one is made and listened to. */
export interface ParserWorker {
  post(request: ParserRequest, transfer: ArrayBuffer[]): void;
  onReply(listener: (reply: ParserReply) => void): void;
  /** The worker died: nothing more will come from it. */
  onCrash(listener: (reason: string) => void): void;
  terminate(): void;
}
