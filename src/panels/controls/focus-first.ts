/**
 * Focus of an opening dialog: the control marked `data-first-focus`, else the dialog itself, so that no tooltip of its
 * close button covers what was just opened.
 */
export function focusFirst(event: Event): void {
  event.preventDefault();
  const dialog = event.currentTarget as HTMLElement;
  (dialog.querySelector<HTMLElement>('[data-first-focus]') ?? dialog).focus();
}
