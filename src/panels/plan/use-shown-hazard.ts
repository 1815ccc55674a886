import type { HazardKey } from '../../domain/hazard.ts';
import { chosenHazardKey } from '../../project/change-project.ts';
import { useProject } from '../shell/ProjectContext.tsx';
import { usePlanData } from './PlanContext.tsx';

/** The hazard and scale of the strip, as far as the city has them. */
export function useShownHazard(): HazardKey | undefined {
  const { choice } = usePlanData();
  const hazard = useProject((project) => project.hazard);
  const scale = useProject((project) => project.scale);
  return chosenHazardKey({ hazard, scale }, choice.hazards);
}
