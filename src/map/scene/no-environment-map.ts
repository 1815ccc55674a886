/**
 * For every tileset and model. Nothing here is lit by a sky, and Cesium (1.140, `DynamicEnvironmentMapManager`) keeps the work
 * on the environment maps of all scenes of a page in one queue: with two scenes one draws into textures of the other ("object
 * does not belong to this context").
 */
export const noEnvironmentMap = { environmentMapOptions: { enabled: false } } as const;
