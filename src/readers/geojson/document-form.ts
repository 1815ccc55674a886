/** Bytes of a document that its form is told from. */
export const HEAD_BYTES = 1 << 20;

const FEATURES_KEY = /"features"\s*:\s*\[/;

/** What stands before the features: `collection` (with the byte where the array begins), `lines` or a single `object`. */
export function documentForm(
  head: string,
): { readonly form: 'collection'; readonly start: number } | { readonly form: 'lines' | 'object' } {
  const found = FEATURES_KEY.exec(head);
  const before = found ? head.slice(0, found.index) : head;
  if (found && !/"(geometry|properties)"\s*:\s*\{[^}]*$/.test(before))
    return { form: 'collection', start: found.index + found[0].length };
  return {
    form: /^[^{]*\{[^{}]*"type"\s*:\s*"Feature"/.test(head) || /^[^{]*\{.*"geometry"/s.test(head) ? 'lines' : 'object',
  };
}
