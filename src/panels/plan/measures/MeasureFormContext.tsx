import { createContext, use } from 'react';
import type { PlanMeasure } from '../../../domain/plan.ts';

/** Opens the form of a measure; null: of a new one. */
const MeasureFormContext = createContext<(measure: PlanMeasure | null) => void>(() => undefined);

export const MeasureFormProvider = MeasureFormContext.Provider;
export const useMeasureForm = (): ((measure: PlanMeasure | null) => void) => use(MeasureFormContext);
