import { type KeyboardEvent, useRef } from 'react';
import { drawerLimits } from '../../../project/plan/plan-view.ts';
import { useWords } from '../../shell/use-words.ts';
import { usePlan, usePlanActions } from '../PlanContext.tsx';

const KEY_STEP_PIXELS = 16;

/** The upper edge of the drawer: drag it, or focus it and use the arrow keys. */
export function DrawerHandle({ height }: { readonly height: number }) {
  const { t } = useWords();
  const drawer = usePlan(({ view }) => view.drawer);
  const { look } = usePlanActions();
  const start = useRef<{ readonly y: number; readonly height: number } | null>(null);
  const resize = (next: number): void => look({ drawer: { ...drawer, height: next } });
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowUp: KEY_STEP_PIXELS, ArrowDown: -KEY_STEP_PIXELS }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    resize(height + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a window splitter (WAI-ARIA APG) is a focusable separator, not an hr
    <div
      role="separator"
      aria-orientation="horizontal"
      aria-label={t('plan.drawer.resize')}
      aria-valuenow={height}
      aria-valuemin={drawerLimits.min}
      aria-valuemax={drawerLimits.max}
      tabIndex={0}
      className="drawer-handle"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { y: event.clientY, height };
      }}
      onPointerMove={(event) => start.current && resize(start.current.height + start.current.y - event.clientY)}
      onPointerUp={() => {
        start.current = null;
      }}
      onKeyDown={press}
    />
  );
}
