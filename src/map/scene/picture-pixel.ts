/**
 * GLSL: the pixel from the axis of the view, of the whole picture also where one tile of it is drawn (`tile-frustum.ts`): the
 * shift of a tile stands in the projection. Patterns that are laid out by it run on across tiles.
 */
export const PICTURE_PIXEL =
  '(gl_FragCoord.xy + 0.5 * (vec2(czm_projection[2][0], czm_projection[2][1]) - 1.0) * czm_viewport.zw)';

/**
 * GLSL: metres that a CSS pixel covers at a place of the eye's space. Cesium's own function takes the view for symmetric about
 * its axis, which a tile's is not.
 */
export const metersPerCssPixel = (positionInEye: string): string =>
  `(2.0 * czm_pixelRatio * (czm_orthographicIn3D == 1.0 ? 1.0 : -${positionInEye}.z) / (czm_projection[1][1] * czm_viewport.w))`;
