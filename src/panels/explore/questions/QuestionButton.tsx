import { ListTree } from 'lucide-react';
import { Button } from '../../controls/Button.tsx';
import { useWords } from '../../shell/use-words.ts';

/** Opens the catalogue of questions. */
export function QuestionButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useWords();
  return (
    <Button look="neutral" icon={<ListTree size={16} aria-hidden />} onClick={onClick} aria-haspopup="dialog">
      {t('catalogue.open')}
    </Button>
  );
}
