interface SwatchProps {
  readonly kind: 'fill' | 'line' | 'dashed' | 'unknown';
  readonly colour?: string;
}

/** As drawn on the map: a filled box, a line, a dashed line, or the hatch of "unknown". Words always stand beside it. */
export function Swatch({ kind, colour }: SwatchProps) {
  return <span aria-hidden className={`swatch swatch-${kind}`} style={colour ? { '--swatch': colour } : undefined} />;
}
