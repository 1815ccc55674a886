/** Changes that a screen reader should say; invisible. */
export function LiveRegion({ message }: { readonly message: string }) {
  return (
    <div className="visually-hidden" aria-live="polite" role="status">
      {message}
    </div>
  );
}
