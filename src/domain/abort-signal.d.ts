/**
 * The part of AbortSignal that code without the DOM library may use. With the DOM library this merges into its own
 * declaration.
 */
interface AbortSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}
