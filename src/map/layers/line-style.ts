import { Color, Material } from 'cesium';
import { PICTURE_PIXEL } from '../scene/picture-pixel.ts';
import type { SceneLayer } from '../scene-types.ts';

/** How a line over the map looks. Pixels are CSS pixels. */
export interface LineStyle {
  readonly colour: string;
  readonly widthPixels: number;
  /** White casing a side; 0 none. */
  readonly casingPixels: number;
  /** Dash and gap; absent = solid. */
  readonly dash?: readonly [number, number];
  readonly opacity?: number;
  /** Drawn on one side of the bar of a comparison only. */
  readonly side?: SwipeSide;
}

export type SwipeSide = 'left' | 'right';

/** Source: ui.md §4. Districts stay thin and grey: they are context, not an answer. */
export const zoneLineStyles: Readonly<Record<'residence' | 'urban_function' | 'district', LineStyle>> = {
  residence: { colour: '#0b5d3b', widthPixels: 3.5, casingPixels: 1.75 },
  urban_function: { colour: '#5b2b8c', widthPixels: 3, casingPixels: 1.75, dash: [12, 5] },
  district: { colour: '#767676', widthPixels: 1, casingPixels: 0, opacity: 0.8 },
};

/** Rank 1 警戒区域 (or 氾濫流), rank 2 特別警戒区域 (or 河岸侵食), rank 3 both. Source: ui.md §4. */
export const areaStyles: Readonly<
  Record<'landslide' | 'collapse', Readonly<Record<number, { readonly fill: string; readonly line: LineStyle }>>>
> = {
  landslide: {
    1: { fill: 'rgba(230, 200, 50, 0.45)', line: { colour: '#7a6400', widthPixels: 1.25, casingPixels: 0 } },
    2: { fill: 'rgba(165, 0, 33, 0.34)', line: { colour: '#a50021', widthPixels: 2, casingPixels: 0 } },
  },
  collapse: {
    1: { fill: 'rgba(179, 63, 0, 0.16)', line: { colour: '#b33f00', widthPixels: 1.5, casingPixels: 0, dash: [8, 4] } },
    2: { fill: 'rgba(122, 60, 20, 0.28)', line: { colour: '#7a3c14', widthPixels: 2, casingPixels: 0 } },
    3: { fill: 'rgba(122, 60, 20, 0.36)', line: { colour: '#7a3c14', widthPixels: 2, casingPixels: 0 } },
  },
};

/** Edge of the surveyed area. */
export const surveyEdgeStyle: LineStyle = { colour: '#6f757c', widthPixels: 1.5, casingPixels: 0, dash: [6, 5] };

/** Border between filled zones: parts two classes that are next to each other in lightness. Source: ui.md §6. */
export const fillBorderStyle: LineStyle = { colour: '#4a4f57', widthPixels: 1.25, casingPixels: 0.75 };

/** Outline of what is chosen. Source: ui.md §4. */
export const selectedLineStyle: LineStyle = { colour: '#0017c1', widthPixels: 3, casingPixels: 1.5 };

/** A finished drawn area. Source: ui.md §4 (plan line 4 px). */
export const drawnLineStyle: LineStyle = { colour: '#0017c1', widthPixels: 4, casingPixels: 1.75 };

/** A line of a plan: in the scenario's colour. Source: ui.md §4 (plan line 4 px). */
export const scenarioLine = (colour: string) => ({ colour, widthPixels: 4, casingPixels: 1.75, opacity: 1 }) as const;

export const zoneLayerOf = (zoneKind: string): SceneLayer & keyof typeof zoneLineStyles =>
  zoneKind === 'residence' || zoneKind === 'urban_function' ? zoneKind : 'district';

/** One pass for line and casing; dashes lie in screen space, so they keep their length at every zoom. */
const SOURCE = /* glsl */ `
in float v_polylineAngle;
in float v_width;
czm_material czm_getMaterial(czm_materialInput materialInput) {
  czm_material material = czm_getDefaultMaterial(materialInput);
  if ((gl_FragCoord.x - czm_splitPosition) * side < 0.0) discard;
  float fromMiddle = abs(materialInput.st.t - 0.5) * v_width;
  float soft = 0.5 / czm_pixelRatio;
  float line = 1.0 - smoothstep(lineWidth * 0.5 - soft, lineWidth * 0.5 + soft, fromMiddle);
  if (dashLength > 0.0) {
    float c = cos(v_polylineAngle);
    float s = sin(v_polylineAngle);
    vec2 pixel = ${PICTURE_PIXEL};
    float along = (c * pixel.x - s * pixel.y) / czm_pixelRatio;
    line *= 1.0 - step(dashShare, fract(along / dashLength));
  }
  float outer = v_width * 0.5;
  float edge = 1.0 - smoothstep(outer - 2.0 * soft, outer, fromMiddle);
  float casing = casingOn * edge;
  material.diffuse = casingOn > 0.5 ? mix(vec3(1.0), color.rgb, line) : color.rgb;
  material.alpha = (casingOn > 0.5 ? casing : line) * color.a;
  return material;
}
`;

const swipeSigns: Readonly<Record<SwipeSide, number>> = { left: -1, right: 1 };

export function createLineMaterial(style: LineStyle): Material {
  const { colour, dash, widthPixels, casingPixels, opacity = 1, side } = style;
  return new Material({
    translucent: false,
    fabric: {
      uniforms: {
        color: Color.fromCssColorString(colour).withAlpha(opacity),
        lineWidth: widthPixels,
        casingOn: casingPixels > 0 ? 1 : 0,
        side: side ? swipeSigns[side] : 0,
        dashLength: dash ? dash[0] + dash[1] : 0,
        dashShare: dash ? dash[0] / (dash[0] + dash[1]) : 1,
      },
      source: SOURCE,
    },
  });
}

/** Width of the geometry that carries line, casing and half a pixel of softness. */
export const drawnWidth = ({ widthPixels, casingPixels }: LineStyle): number =>
  widthPixels + 2 * casingPixels + (casingPixels === 0 ? 1 : 0);
