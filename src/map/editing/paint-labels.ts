const FONT = '700 13px "Noto Sans JP", sans-serif';
const SMALL_FONT = '400 12px "Noto Sans JP", sans-serif';
const PLATE_HEIGHT = 26;

/** A white plate around its place: how much ground, how many people. Source: plan.png. */
export function paintPlate(context: CanvasRenderingContext2D, x: number, y: number, text: string): void {
  context.font = FONT;
  const width = context.measureText(text).width + 20;
  context.beginPath();
  context.roundRect(x - width / 2, y - PLATE_HEIGHT / 2, width, PLATE_HEIGHT, 4);
  context.fillStyle = '#ffffff';
  context.fill();
  context.strokeStyle = '#767676';
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = '#1a1a1a';
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.fillText(text, x, y + 0.5);
}

/** Dark, right of the vertex or, where there is no room, left of it: what it snaps to, and how to release it. */
export function paintHint(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  text: string,
  release: string,
): void {
  context.font = FONT;
  const textWidth = context.measureText(text).width;
  context.font = SMALL_FONT;
  const width = textWidth + context.measureText(release).width + 28;
  const edge = context.canvas.width / context.getTransform().a;
  const left = x + width > edge ? x - width - 40 : x;
  context.beginPath();
  context.roundRect(left, y - 15, width, 30, 4);
  context.fillStyle = '#1a1a1a';
  context.fill();
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillStyle = '#ffffff';
  context.font = FONT;
  context.fillText(text, left + 10, y + 0.5);
  context.font = SMALL_FONT;
  context.fillStyle = '#d5dae0';
  context.fillText(release, left + 18 + textWidth, y + 0.5);
}
