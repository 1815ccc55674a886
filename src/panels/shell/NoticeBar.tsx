import { X } from 'lucide-react';
import { IconButton } from '../controls/IconButton.tsx';
import type { Notice } from '../explore/explore-data.ts';
import { useWords } from './use-words.ts';

interface NoticeBarProps {
  readonly notice: Notice;
  readonly onClose: () => void;
}

/** What a finished or failed action has to say; stays until it is put away. */
export function NoticeBar({ notice, onClose }: NoticeBarProps) {
  const { t } = useWords();
  return (
    <div className={`map-card notice-bar notice-${notice.tone}`} role={notice.tone === 'error' ? 'alert' : 'status'}>
      <div>
        {notice.text}
        {notice.details && notice.details.length > 0 && (
          <ul className="notice-details">
            {notice.details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
      </div>
      <IconButton
        label={t('app.close')}
        icon={<X size={18} aria-hidden />}
        onClick={onClose}
        className="icon-button-small"
      />
    </div>
  );
}
