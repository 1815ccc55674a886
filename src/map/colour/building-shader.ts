import {
  CustomShader,
  CustomShaderMode,
  CustomShaderTranslucencyMode,
  LightingModel,
  PixelFormat,
  TextureMagnificationFilter,
  TextureMinificationFilter,
  TextureUniform,
  UniformType,
} from 'cesium';
import { metersPerCssPixel, PICTURE_PIXEL } from '../scene/picture-pixel.ts';
import { EDGE_STEP_METERS, NO_EDGE_METERS } from '../tiles/mesh-builder.ts';
import {
  FLAG_DOTS,
  FLAG_HATCH,
  FLAG_PLUS,
  FLAG_SELECTED,
  type LookupPixels,
  TEXTURE_WIDTH,
} from './building-textures.ts';

/**
 * Colours a building by its index: roof = lookup colour exactly, walls darker by facing, hatch for unknown, edges, wetted
 * wall, selection; right of the bar of a comparison from a second pair of lookups. Colours are worked on as sRGB and turned to linear at the end, because Cesium's unlit path turns them
 * back. Numbers: ui.md §4.
 */
const FRAGMENT = /* glsl */ `
float lineCover(float meters, float metersPerPixel, float width) {
  return clamp(width + 0.5 - meters / metersPerPixel, 0.0, 1.0);
}

void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  int id = fsInput.featureIds.featureId_0;
  ivec2 cell = ivec2(id % ${TEXTURE_WIDTH}, id / ${TEXTURE_WIDTH});
  bool isRight = u_swipe > 0.5 && gl_FragCoord.x >= czm_splitPosition;
  vec4 paint = isRight ? texelFetch(u_coloursRight, cell, 0) : texelFetch(u_colours, cell, 0);
  vec4 states = isRight ? texelFetch(u_statesRight, cell, 0) : texelFetch(u_states, cell, 0);
  ivec3 state = ivec3(states.rgb * 255.0 + 0.5);
  bool dotted = (state.r & ${FLAG_DOTS}) != 0 && u_neutral < 0.5;
  bool plussed = (state.r & ${FLAG_PLUS}) != 0 && u_neutral < 0.5;
  bool hatched = (state.r & ${FLAG_HATCH}) != 0 && u_neutral < 0.5;
  bool selected = (state.r & ${FLAG_SELECTED}) != 0;
  float depth = float(state.g * 256 + state.b) * 0.01;

  vec4 edge = fsInput.attributes.edge * ${EDGE_STEP_METERS.toFixed(4)};
  vec4 face = fsInput.attributes.face;
  bool roof = face.y < 0.5;
  bool irregular = face.y > 1.5;
  vec4 dx = dFdx(edge);
  vec4 dy = dFdy(edge);
  vec4 metersPerPixel = max(sqrt(dx * dx + dy * dy), vec4(1e-5));
  float sizePixels = face.z / max(${metersPerCssPixel('fsInput.attributes.positionEC')}, 1e-5);

  if (paint.a < 0.004) discard;
  vec3 color = u_neutral > 0.5 ? vec3(${rgb('#d5dae0')}) : paint.rgb;
  float aboveBase = irregular ? edge.w : edge.z;
  vec2 inPicture = ${PICTURE_PIXEL};
  float hatchStrength = 0.0;
  if (hatched) {
    float across = mod((inPicture.x - inPicture.y) / (1.41421356 * czm_pixelRatio), 8.0);
    hatchStrength = clamp(0.55 + 0.5 - abs(across - 4.0), 0.0, 1.0) * (roof ? 1.0 : 0.6);
  }
  color = mix(color, vec3(${rgb('#6f757c')}), hatchStrength);
  if (dotted || plussed) {
    vec2 mark = mod(inPicture / czm_pixelRatio, 8.0) - 4.0;
    vec2 away = abs(mark);
    float strength = dotted
      ? clamp(1.6 + 0.5 - length(mark), 0.0, 1.0)
      : clamp(0.6 + 0.5 - min(away.x, away.y), 0.0, 1.0) * step(max(away.x, away.y), 2.6);
    color = mix(color, vec3(${rgb('#1a1a1a')}), 0.72 * strength * (roof ? 1.0 : 0.6));
  }
  if (!roof) {
    color *= face.x / 255.0;
    if (u_water > 0.5 && aboveBase < depth) color = mix(color, vec3(${rgb('#3f7fd0')}), 0.34);
  }

  float width = (roof ? 0.9 : 0.6) * czm_pixelRatio;
  vec4 nearEdge = vec4(
    lineCover(edge.x, metersPerPixel.x, width), lineCover(edge.y, metersPerPixel.y, width),
    lineCover(edge.z, metersPerPixel.z, width), lineCover(edge.w, metersPerPixel.w, width));
  nearEdge *= vec4(lessThan(edge, vec4(${(NO_EDGE_METERS - 1).toFixed(1)})));
  if (irregular) nearEdge.w = 0.0;
  float cover = max(max(nearEdge.x, nearEdge.y), max(nearEdge.z, nearEdge.w));
  float fade = smoothstep(4.0, 14.0, sizePixels);
  color = mix(color, vec3(${rgb('#3a3e46')}), 0.72 * cover * fade);

  bool hovered = abs(float(id) - u_hover) < 0.5;
  if (selected || hovered) {
    // Small buildings get a thinner line and no casing, or nothing of their colour would be left.
    float inner = min(selected ? 2.4 : 1.6, max(1.2, 0.1 * sizePixels)) * czm_pixelRatio;
    float casingShare = selected ? smoothstep(20.0, 40.0, sizePixels) : 0.0;
    vec4 distances = edge / metersPerPixel + (1.0 - vec4(lessThan(edge, vec4(${(NO_EDGE_METERS - 1).toFixed(1)})))) * 1e6;
    if (irregular) distances.w = 1e6;
    float nearest = min(min(distances.x, distances.y), min(distances.z, distances.w));
    float casing = clamp(inner + 1.5 * czm_pixelRatio + 0.5 - nearest, 0.0, 1.0);
    float line = clamp(inner + 0.5 - nearest, 0.0, 1.0);
    color = mix(color, vec3(1.0), casing * casingShare);
    color = mix(color, vec3(${rgb('#0017c1')}), line);
  } else if (u_dim > 0.5) {
    float grey = dot(color, vec3(0.299, 0.587, 0.114));
    color = mix(mix(color, vec3(grey), 0.7), vec3(${rgb('#f4f6f7')}), 0.6);
  }
  material.diffuse = czm_srgbToLinear(color);
  material.alpha = u_opacity;
}
`;

/** What the shader is told besides the two textures. */
export interface BuildingUniforms {
  readonly neutral: boolean;
  readonly water: boolean;
  readonly dim: boolean;
  readonly opacity: number;
}

function rgb(colour: string): string {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255].map((part) => (part / 255).toFixed(6)).join(', ');
}

/** A shader for building tiles; the caller destroys it. `translucent` decides the render pass and can't be changed later. */
export function createBuildingShader(translucent: boolean): CustomShader {
  const empty = () => lookupTexture({ pixels: new Uint8Array(4 * TEXTURE_WIDTH), height: 1 });
  const flag = () => ({ type: UniformType.FLOAT, value: 0 });
  return new CustomShader({
    mode: CustomShaderMode.MODIFY_MATERIAL,
    lightingModel: LightingModel.UNLIT,
    translucencyMode: translucent ? CustomShaderTranslucencyMode.TRANSLUCENT : CustomShaderTranslucencyMode.OPAQUE,
    uniforms: {
      u_colours: { type: UniformType.SAMPLER_2D, value: empty() },
      u_states: { type: UniformType.SAMPLER_2D, value: empty() },
      u_coloursRight: { type: UniformType.SAMPLER_2D, value: empty() },
      u_statesRight: { type: UniformType.SAMPLER_2D, value: empty() },
      u_swipe: flag(),
      u_neutral: flag(),
      u_water: flag(),
      u_dim: flag(),
      u_opacity: { type: UniformType.FLOAT, value: 1 },
      u_hover: { type: UniformType.FLOAT, value: -1 },
    },
    fragmentShaderText: FRAGMENT,
  });
}

/** A lookup texture; read with texelFetch, so never filtered. */
export function lookupTexture({ pixels, height }: LookupPixels): TextureUniform {
  return new TextureUniform({
    typedArray: pixels,
    width: TEXTURE_WIDTH,
    height,
    pixelFormat: PixelFormat.RGBA,
    repeat: false,
    minificationFilter: TextureMinificationFilter.NEAREST,
    magnificationFilter: TextureMagnificationFilter.NEAREST,
  });
}

export function setBuildingUniforms(shader: CustomShader, uniforms: BuildingUniforms): void {
  shader.setUniform('u_neutral', uniforms.neutral ? 1 : 0);
  shader.setUniform('u_water', uniforms.water ? 1 : 0);
  shader.setUniform('u_dim', uniforms.dim ? 1 : 0);
  shader.setUniform('u_opacity', uniforms.opacity);
}
