import { Box, Boxes, HousePlus, Image, type LucideIcon, MapPin, Mountain, SquarePlus } from 'lucide-react';
import { Swatch } from '../controls/Swatch.tsx';
import type { LayerSwatch } from './explore-data.ts';

const icons: Readonly<Record<Extract<LayerSwatch, { kind: 'icon' }>['icon'], LucideIcon>> = {
  shelter: HousePlus,
  medical: SquarePlus,
  building: Box,
  tiles: Boxes,
  terrain: Mountain,
  image: Image,
  facility: MapPin,
};

export function LayerSwatchMark({ swatch }: { readonly swatch: LayerSwatch }) {
  if (swatch.kind !== 'icon') return <Swatch kind={swatch.kind} colour={swatch.colour} />;
  const Icon = icons[swatch.icon];
  return <Icon size={20} color={swatch.colour} aria-hidden />;
}
