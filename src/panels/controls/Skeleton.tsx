/** Grey bars in place of numbers; the frame around them stays. */
export function Skeleton({ rows, label }: { readonly rows: number; readonly label: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => `bar-${row}`).map((id) => (
        <span key={id} />
      ))}
    </div>
  );
}
