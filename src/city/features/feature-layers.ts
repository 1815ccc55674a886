import type { CityModel } from '../city-model.ts';
import { buildingFeatures } from './building-features.ts';
import { facilityFeatures } from './facility-features.ts';
import type { FeatureLayer } from './feature-layer.ts';
import { hazardAreaFeatures } from './hazard-area-features.ts';
import { meshFeatures } from './mesh-features.ts';
import { zoneFeatures } from './zone-features.ts';

/** Everything of the city that has a shape; what it has no data of is not among them. Made when asked for. */
export const featureLayers = (city: CityModel): readonly FeatureLayer[] => [
  ...buildingFeatures(city),
  ...zoneFeatures(city),
  ...hazardAreaFeatures(city),
  ...facilityFeatures(city),
  ...meshFeatures(city),
];
