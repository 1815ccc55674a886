import type { ScreenDrawing } from './use-drawing.ts';

export interface DrawingOverlayProps {
  readonly drawing: ScreenDrawing;
  readonly crossingLabel: string;
  /** How to release snapping. */
  readonly releaseLabel: string;
}

/** Sizes in CSS pixels. Source: ui.md §4 (vertex 12 px, active 18 px). */
const VERTEX = 12;
const ACTIVE_VERTEX = 18;

/** The area while it is drawn, over the canvas; sees no pointer. */
export function DrawingOverlay({ drawing, crossingLabel, releaseLabel }: DrawingOverlayProps) {
  const { path, closing, vertices, pointer, isByKey, canClose, isPathCrossing, isCrossing } = drawing;
  const line = pathData(path);
  const state = isPathCrossing ? ' is-crossing' : '';
  return (
    <>
      {pointer && drawing.snapLabel && (
        <div className="map-snap-hint" style={{ left: pointer[0] + 20, top: pointer[1] - 15 }}>
          {drawing.snapLabel} <small>{releaseLabel}</small>
        </div>
      )}
      <svg className={`map-drawing${state}`} aria-hidden="true">
        <path className="map-drawing-casing" d={line} />
        <path className={`map-drawing-closing${isCrossing ? ' is-crossing' : ''}`} d={pathData(closing)} />
        <path className="map-drawing-line" d={line} />
        {vertices.map(([x, y], index) => {
          const size = index === 0 && canClose ? ACTIVE_VERTEX : VERTEX;
          // biome-ignore lint/suspicious/noArrayIndexKey: a vertex is its place in the line
          return <rect key={index} x={x - size / 2} y={y - size / 2} width={size} height={size} />;
        })}
        {pointer && isByKey && <Crosshair x={pointer[0]} y={pointer[1]} />}
        {pointer && path.length > 0 && (
          <Measures drawing={drawing} x={pointer[0]} y={pointer[1]} word={isPathCrossing ? crossingLabel : undefined} />
        )}
      </svg>
    </>
  );
}

function Crosshair({ x, y }: { readonly x: number; readonly y: number }) {
  const cross = `M${x - 16} ${y}h11M${x + 5} ${y}h11M${x} ${y - 16}v11M${x} ${y + 5}v11`;
  return (
    <>
      <path className="map-drawing-cross-casing" d={cross} />
      <path className="map-drawing-cross" d={cross} />
    </>
  );
}

interface MeasuresProps {
  readonly drawing: ScreenDrawing;
  readonly x: number;
  readonly y: number;
  readonly word: string | undefined;
}

function Measures({ drawing: { closing, areaSquareMeters, perimeterMeters, isCrossing }, x, y, word }: MeasuresProps) {
  // A ring that crosses itself has no area to speak of.
  const measures = [
    areaSquareMeters > 0 && !isCrossing && `${hectares(areaSquareMeters)} ha`,
    perimeterMeters > 0 && (closing.length === 0 || !isCrossing) && `${metres(perimeterMeters)} m`,
  ]
    .filter((text) => text !== false)
    .join('　');
  const lines = [measures, word].filter((text) => text !== undefined && text !== '');
  return lines.map((text, k) => (
    <text key={text} x={x + 16} y={y + 22 + 18 * k}>
      {text}
    </text>
  ));
}

const hectares = (squareMeters: number): string =>
  (squareMeters / 10_000).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const metres = (value: number): string => Math.round(value).toLocaleString('en');

const pathData = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], k) => `${k === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
