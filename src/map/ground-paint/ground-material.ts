import { Cartesian4, Material, TextureMagnificationFilter, TextureMinificationFilter } from 'cesium';
import { PICTURE_PIXEL } from '../scene/picture-pixel.ts';
import { type OpaquePixels, PAINT_CLEAR, PAINT_HATCH, PALETTE_WIDTH } from './ground-palette.ts';
import type { RowGrid } from './rasterise-rows.ts';

/** What can be painted on the ground at the same time, from below. */
export const groundSlots = ['zones', 'meshes'] as const;
export type GroundSlot = (typeof groundSlots)[number];

/**
 * Looks up the row of each place of the ground and paints it. Between four cells the row with the greatest weight wins, so
 * that borders run straight instead of in steps. Hatch and its border are drawn in screen space. Numbers: ui.md §4.
 */
const SOURCE = /* glsl */ `
int rowIn(sampler2D cells, ivec2 cell) {
  ivec2 size = textureSize(cells, 0);
  if (cell.x < 0 || cell.y < 0 || cell.x >= size.x || cell.y >= size.y) return 0;
  vec2 word = texelFetch(cells, cell, 0).rg * 255.0 + 0.5;
  return int(word.r) + 256 * int(word.g);
}

int rowAt(sampler2D cells, vec2 place) {
  vec2 corner = floor(place - 0.5);
  vec2 f = place - 0.5 - corner;
  ivec2 c = ivec2(corner);
  int r00 = rowIn(cells, c);
  int r10 = rowIn(cells, c + ivec2(1, 0));
  int r01 = rowIn(cells, c + ivec2(0, 1));
  int r11 = rowIn(cells, c + ivec2(1, 1));
  if (r00 == r10 && r00 == r01 && r00 == r11) return r00;
  vec4 w = vec4((1.0 - f.x) * (1.0 - f.y), f.x * (1.0 - f.y), (1.0 - f.x) * f.y, f.x * f.y);
  float s00 = w.x + (r10 == r00 ? w.y : 0.0) + (r01 == r00 ? w.z : 0.0) + (r11 == r00 ? w.w : 0.0);
  float s10 = w.y + (r01 == r10 ? w.z : 0.0) + (r11 == r10 ? w.w : 0.0);
  float s01 = w.z + (r11 == r01 ? w.w : 0.0);
  int best = r00;
  float most = s00;
  if (s10 > most) { best = r10; most = s10; }
  if (s01 > most) { best = r01; most = s01; }
  if (w.w > most) best = r11;
  return best;
}

ivec4 wordOf(sampler2D palette, int row, int line) {
  int height = textureSize(palette, 0).y;
  ivec2 at = ivec2(row % ${PALETTE_WIDTH}, height - 1 - (2 * (row / ${PALETTE_WIDTH}) + line));
  if (at.y < 0) return ivec4(0);
  return ivec4(texelFetch(palette, at, 0) * 255.0 + 0.5);
}

vec4 paintOf(sampler2D cells, sampler2D palette, vec4 frame, vec2 place, vec2 pixel) {
  vec2 at = (place - frame.xy) * frame.z;
  int row = rowAt(cells, at);
  if (row == 0) return vec4(0.0);
  int kind = wordOf(palette, row, 1).r;
  if (kind == ${PAINT_CLEAR}) return vec4(0.0);
  if (kind != ${PAINT_HATCH}) return vec4(vec3(wordOf(palette, row, 0).rgb) / 255.0, frame.w);
  vec2 inPicture = ${PICTURE_PIXEL};
  float across = mod((inPicture.x - inPicture.y) / (1.41421356 * czm_pixelRatio), 8.0);
  float line = clamp(0.55 + 0.5 - abs(across - 4.0), 0.0, 1.0);
  vec2 rim = 1.2 * pixel * frame.z;
  bool isRim = rowAt(cells, at + vec2(rim.x, 0.0)) != row || rowAt(cells, at - vec2(rim.x, 0.0)) != row
    || rowAt(cells, at + vec2(0.0, rim.y)) != row || rowAt(cells, at - vec2(0.0, rim.y)) != row;
  if (isRim) line = 1.0;
  return mix(vec4(0.8902, 0.898, 0.9098, 0.5), vec4(0.4353, 0.4588, 0.4863, 0.9), line);
}

czm_material czm_getMaterial(czm_materialInput materialInput) {
  czm_material material = czm_getDefaultMaterial(materialInput);
  vec2 place = (eyeToPlane * vec4(-materialInput.positionToEyeEC, 1.0)).xy;
  // How far a step of one CSS pixel reaches on the ground, east and north.
  vec2 pixel = max(abs(dFdx(place)), abs(dFdy(place))) * czm_pixelRatio;
  vec4 paint = paintOf(zonesCells, zonesPalette, zonesFrame, place, pixel);
  vec4 over = paintOf(meshesCells, meshesPalette, meshesFrame, place, pixel);
  float alpha = over.a + paint.a * (1.0 - over.a);
  material.diffuse = alpha > 0.0 ? (over.rgb * over.a + paint.rgb * paint.a * (1.0 - over.a)) / alpha : vec3(0.0);
  material.alpha = alpha;
  return material;
}
`;

/** West, south, cells a metre, opacity. */
const emptyFrame = () => new Cartesian4(0, 0, 1, 1);
const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

export interface GroundMaterial {
  readonly material: Material;
  /** Lays out the shapes; undefined takes them away. */
  readonly setCells: (
    slot: GroundSlot,
    cells: { readonly grid: RowGrid; readonly picture: OpaquePixels } | undefined,
  ) => void;
  readonly setPalette: (slot: GroundSlot, palette: OpaquePixels, opacity: number) => void;
  /** Eye to the plane of the grids, 16 numbers column by column; before each frame. */
  readonly setEyeToPlane: (matrix: readonly number[]) => void;
}

export function createGroundMaterial(): GroundMaterial {
  const material = new Material({
    translucent: false,
    minificationFilter: TextureMinificationFilter.NEAREST,
    magnificationFilter: TextureMagnificationFilter.NEAREST,
    fabric: {
      uniforms: {
        zonesCells: Material.DefaultImageId,
        zonesPalette: Material.DefaultImageId,
        zonesFrame: emptyFrame(),
        meshesCells: Material.DefaultImageId,
        meshesPalette: Material.DefaultImageId,
        meshesFrame: emptyFrame(),
        eyeToPlane: identity,
      },
      source: SOURCE,
    },
  });
  const { uniforms } = material;
  return {
    material,
    setCells: (slot, cells) => {
      uniforms[`${slot}Cells`] = cells ? canvasOf(cells.picture) : emptyCanvas();
      if (!cells) return;
      const { west, south, cellMeters } = cells.grid;
      uniforms[`${slot}Frame`] = new Cartesian4(west, south, 1 / cellMeters, uniforms[`${slot}Frame`].w);
    },
    setPalette: (slot, palette, opacity) => {
      uniforms[`${slot}Palette`] = canvasOf(palette);
      const { x, y, z } = uniforms[`${slot}Frame`] as Cartesian4;
      uniforms[`${slot}Frame`] = new Cartesian4(x, y, z, opacity);
    },
    setEyeToPlane: (matrix) => {
      uniforms.eyeToPlane = matrix;
    },
  };
}

/** One cell without a row; Cesium's own empty picture is white. */
const emptyCanvas = (): OffscreenCanvas =>
  canvasOf({ width: 1, height: 1, pixels: new Uint8ClampedArray([0, 0, 0, 255]) });

/** A new canvas each time: Cesium uploads a picture when it is another object than before. */
function canvasOf({ width, height, pixels }: OpaquePixels): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  return canvas;
}
