/** The error a cancelled query rejects with: the signal's own reason if it is an error, else an AbortError. */
export function abortError(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new DOMException('The query was cancelled', 'AbortError');
}
