import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { PlanMeasure } from '../../domain/plan.ts';
import { Announcer } from './Announcer.tsx';
import { MeasureFormProvider } from './measures/MeasureFormContext.tsx';
import { type PlanMode, PlanProvider } from './PlanContext.tsx';

const MeasureFormDrawer = lazy(async () => ({
  default: (await import('./measures/MeasureFormDrawer.tsx')).MeasureFormDrawer,
}));

interface PlanFrameProps {
  /** Absent outside plan mode: the page keeps its place in the tree, so that the map is not made again. */
  readonly plan: PlanMode | undefined;
  readonly children: ReactNode;
}

/** Around the whole page: what the panels of plan mode share, and the form of a measure that any of them opens. */
export function PlanFrame({ plan, children }: PlanFrameProps) {
  const [form, setForm] = useState<{ readonly measure: PlanMeasure | null } | null>(null);
  return (
    <PlanProvider plan={plan}>
      <Announcer>
        <MeasureFormProvider value={(measure) => setForm({ measure })}>
          {children}
          {form && plan && (
            <Suspense fallback={null}>
              <MeasureFormDrawer
                key={form.measure?.id ?? 'new'}
                measure={form.measure}
                onClose={() => {
                  setForm(null);
                  plan.actions.cancel();
                }}
              />
            </Suspense>
          )}
        </MeasureFormProvider>
      </Announcer>
    </PlanProvider>
  );
}
