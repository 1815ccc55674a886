import { Cartesian3, CustomShader, CustomShaderMode, LightingModel, UniformType, VaryingType } from 'cesium';
import { lookupTexture } from '../colour/building-shader.ts';
import { TEXTURE_WIDTH } from '../colour/building-textures.ts';
import { TALLEST_METERS } from './column-glb.ts';
import { HEIGHT_STEPS } from './column-values.ts';

/** Part of a mesh's side that a column stands on: room for the streets between and for reading the heights. */
export const FOOT_SHARE = 0.62;
/** A full square of 2D leaves a hairline to its neighbour. */
const FLAT_SHARE = 0.96;
/** In 2D, seen straight down without perspective, height is not seen: squares lie above all buildings. */
const FLAT_METERS = 200;

const VERTEX = /* glsl */ `
void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) {
  vec3 box = vsInput.attributes.box;
  vec4 arm = vsInput.attributes.arm;
  int mesh = int(box.x + 0.5);
  vec4 value = texelFetch(u_values, ivec2(mesh % ${TEXTURE_WIDTH}, mesh / ${TEXTURE_WIDTH}), 0) * 255.0;
  float height = (floor(value.r + 0.5) * 256.0 + floor(value.g + 0.5)) / ${HEIGHT_STEPS.toFixed(1)};
  float share = floor(value.b + 0.5) / 255.0;
  float side = u_flat > 0.5 ? ${FLAT_SHARE} * min(1.0, sqrt(height / u_fullHeight)) : ${FOOT_SHARE};
  vec3 place = vsOutput.positionMC;
  place.xy += arm.xy * (side - 1.0);
  if (box.y > 0.5) place.z += (u_flat > 0.5 ? ${FLAT_METERS.toFixed(1)} : height) - 1.0;
  // No column: all corners in one place cover no pixel.
  if (height <= 0.0) place = vec3(place.xy - arm.xy * side, place.z);
  vsOutput.positionMC = place;
  v_height = vec3(height, box.y > 0.5 ? height : -vsInput.attributes.span.x, share);
  v_face = vec4(arm.zw, box.z, vsInput.attributes.span.y * side);
  v_mesh = box.x;
}
`;

/** Flat colours with edges as on buildings; the part in the hazard lies at the foot (in 2D inside, by area). */
const FRAGMENT = /* glsl */ `

void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  float height = v_height.x;
  float above = v_height.y;
  // Interpolation leaves a full share a hair under one.
  float share = v_height.z > 0.998 ? 1.0 : v_height.z;
  bool roof = v_face.z > 0.95;
  float split = height * share;
  float splitPixels = 1e6;
  bool inHazard = false;
  if (!roof) {
    inHazard = above < split;
    if (share > 0.0 && share < 1.0) splitPixels = abs(above - split) / max(fwidth(above), 1e-6);
  } else if (u_flat > 0.5) {
    vec2 away = abs(v_face.xy - 0.5) * 2.0;
    float reach = max(away.x, away.y);
    inHazard = reach * reach < share;
    if (share > 0.0 && share < 1.0) splitPixels = abs(reach - sqrt(share)) / max(fwidth(reach), 1e-6);
  } else inHazard = share >= 1.0;
  vec3 color = inHazard ? u_hazardColour : u_colour;
  // Below the zero level stands a plinth on the slope; it is no part of the value.
  if (!roof && above < 0.0) color = vec3(0.8353, 0.8549, 0.8784);
  color *= v_face.z;

  vec2 pixel = max(fwidth(v_face.xy), vec2(1e-6));
  vec2 toEdge = min(v_face.xy, 1.0 - v_face.xy) / pixel;
  float width = (roof ? 0.9 : 0.6) * czm_pixelRatio;
  float nearest = roof ? min(toEdge.x, toEdge.y) : min(toEdge.x, (1.0 - v_face.y) / pixel.y);
  float cover = clamp(width + 0.5 - min(nearest, splitPixels), 0.0, 1.0);
  // Columns of a few pixels would be all edge.
  float fade = smoothstep(4.0, 12.0, 1.0 / (pixel.x * czm_pixelRatio));
  color = mix(color, vec3(0.2275, 0.2431, 0.2745), 0.72 * cover * fade);
  if (abs(v_mesh - u_hover) < 0.5) {
    float line = clamp(2.0 * czm_pixelRatio + 0.5 - nearest, 0.0, 1.0);
    color = mix(color, vec3(0.0, 0.0902, 0.7569), line);
  }
  material.diffuse = czm_srgbToLinear(color);
  material.alpha = 1.0;
}
`;

/** Colours and heights of the columns; the caller destroys it. Numbers: ui.md §4. */
export function createColumnShader(): CustomShader {
  const flag = (value: number) => ({ type: UniformType.FLOAT, value });
  return new CustomShader({
    mode: CustomShaderMode.MODIFY_MATERIAL,
    lightingModel: LightingModel.UNLIT,
    uniforms: {
      u_values: {
        type: UniformType.SAMPLER_2D,
        value: lookupTexture({ pixels: new Uint8Array(4 * TEXTURE_WIDTH), height: 1 }),
      },
      u_colour: { type: UniformType.VEC3, value: new Cartesian3() },
      u_hazardColour: { type: UniformType.VEC3, value: new Cartesian3() },
      u_fullHeight: flag(TALLEST_METERS),
      u_flat: flag(0),
      u_hover: flag(-1),
    },
    varyings: { v_height: VaryingType.VEC3, v_face: VaryingType.VEC4, v_mesh: VaryingType.FLOAT },
    vertexShaderText: VERTEX,
    fragmentShaderText: FRAGMENT,
  });
}

/** `#rrggbb` as the shader takes it. */
export function colourVector(colour: string): Cartesian3 {
  const rgb = Number.parseInt(colour.slice(1), 16);
  return new Cartesian3((rgb >> 16) / 255, ((rgb >> 8) & 255) / 255, (rgb & 255) / 255);
}
