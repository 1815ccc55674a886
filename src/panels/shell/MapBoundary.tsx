import { Component, type ReactNode } from 'react';
import { Button } from '../controls/Button.tsx';
import { ErrorBlock } from '../controls/ErrorBlock.tsx';
import { useWords } from './use-words.ts';

interface MapBoundaryProps {
  readonly children: ReactNode;
}

interface MapBoundaryState {
  readonly failure: Error | null;
}

/** A map that fails leaves tables, exports and import at work; it can be tried again. React knows boundaries as classes only. */
export class MapBoundary extends Component<MapBoundaryProps, MapBoundaryState> {
  override state: MapBoundaryState = { failure: null };

  static getDerivedStateFromError(error: unknown): MapBoundaryState {
    return { failure: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    if (this.state.failure === null) return this.props.children;
    return <MapFailure failure={this.state.failure} onRetry={() => this.setState({ failure: null })} />;
  }
}

function MapFailure({ failure, onRetry }: { readonly failure: Error; readonly onRetry: () => void }) {
  const { t } = useWords();
  return (
    <div className="map-failure">
      <ErrorBlock
        place={t('map.label')}
        message={t('map.failed')}
        excerpt={failure.message}
        advice={t('map.failedAdvice')}
        actions={<Button onClick={onRetry}>{t('app.retry')}</Button>}
      />
    </div>
  );
}
