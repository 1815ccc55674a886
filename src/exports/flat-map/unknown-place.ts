import type { GroundStates } from '../../domain/map-extract.ts';
import { UNKNOWN } from './ground-layer.ts';
import type { PaperView } from './paper-view.ts';

/** Coarse squares that unknown ground is looked for in; a plate needs some of them. */
const SQUARE_MM = 2;
/** Half the side of the least square of unknown ground that gets a plate. */
const LEAST_MM = 5;

/** The middle of the largest upright square of unknown ground in the frame, on paper; undefined where there is no room. */
export function unknownPlace(ground: GroundStates, view: PaperView): readonly [number, number] | undefined {
  const { frame } = view;
  const [columns, rows] = [Math.floor(frame.width / SQUARE_MM), Math.floor(frame.height / SQUARE_MM)];
  const side = new Uint16Array(columns * rows);
  let [best, bestAt] = [0, -1];
  const [cellX, cellY] = cellsOfPaper(ground, view);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const x = frame.x + (column + 0.5) * SQUARE_MM;
      const y = frame.y + (row + 0.5) * SQUARE_MM;
      const [cellColumn, cellRow] = [Math.floor(cellX(x, y)), Math.floor(cellY(x, y))];
      const isInside = cellColumn >= 0 && cellRow >= 0 && cellColumn < ground.width && cellRow < ground.height;
      if (!isInside || ground.state[cellRow * ground.width + cellColumn] !== UNKNOWN) continue;
      const at = row * columns + column;
      const least = row > 0 && column > 0 ? Math.min(side[at - 1]!, side[at - columns]!, side[at - columns - 1]!) : 0;
      side[at] = least + 1;
      if (side[at]! > best) [best, bestAt] = [side[at]!, at];
    }
  if ((best * SQUARE_MM) / 2 < LEAST_MM) return undefined;
  const back = best / 2 - 1;
  return [
    frame.x + ((bestAt % columns) + 0.5 - back) * SQUARE_MM,
    frame.y + (Math.floor(bestAt / columns) + 0.5 - back) * SQUARE_MM,
  ];
}

/** The way back from paper to columns and rows of the grid. */
function cellsOfPaper({ left, top, cellMeters }: GroundStates, { toPaper }: PaperView) {
  const [originX, originY] = toPaper(left, top);
  const [nextX, nextY] = toPaper(left + cellMeters, top);
  const [alongX, alongY] = [nextX - originX, nextY - originY];
  const squared = alongX ** 2 + alongY ** 2;
  return [
    (x: number, y: number) => ((x - originX) * alongX + (y - originY) * alongY) / squared,
    (x: number, y: number) => ((y - originY) * alongX - (x - originX) * alongY) / squared,
  ] as const;
}
