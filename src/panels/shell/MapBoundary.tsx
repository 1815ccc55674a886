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
    return <MapFailure reason={this.state.failure.message} onRetry={() => this.setState({ failure: null })} />;
  }
}

interface MapFailureProps {
  readonly reason: string;
  /** Absent where only loading the page again can help. */
  readonly onRetry?: () => void;
}

export function MapFailure({ reason, onRetry }: MapFailureProps) {
  const { t } = useWords();
  return (
    <div className="map-failure">
      <ErrorBlock
        place={t('map.label')}
        message={t('map.failed')}
        excerpt={reason}
        advice={onRetry ? t('map.failedAdvice') : t('map.reloadAdvice')}
        actions={
          onRetry ? (
            <Button onClick={onRetry}>{t('app.retry')}</Button>
          ) : (
            <Button onClick={() => window.location.reload()}>{t('map.reload')}</Button>
          )
        }
      />
    </div>
  );
}
