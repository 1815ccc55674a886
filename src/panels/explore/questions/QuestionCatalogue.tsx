import { Check, Search } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { QuestionGroup } from '../../../analysis/question.ts';
import { keepTogether } from '../../../project/language/keep-together.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { useProject, useProjectActions } from '../../shell/ProjectContext.tsx';
import { useWords } from '../../shell/use-words.ts';
import type { QuestionCard } from '../question-data.ts';
import { searchQuestions } from './question-search.ts';

interface QuestionCatalogueProps {
  readonly cards: readonly QuestionCard[];
  readonly onClose: () => void;
  readonly onImport: () => void;
}

/** Every question that can be asked, by group; those that the city cannot answer say what is missing. */
export function QuestionCatalogue({ cards, onClose, onImport }: QuestionCatalogueProps) {
  const { t } = useWords();
  const { choose } = useProjectActions();
  const [query, setQuery] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const found = searchQuestions(cards, query);
  const pick = (card: QuestionCard): void => {
    choose({ question: card.id });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('catalogue.title')} closeLabel={t('keys.close')} size="middle">
      <div className="catalogue-search">
        <Search size={20} aria-hidden />
        <input
          type="search"
          data-first-focus
          aria-label={t('catalogue.search')}
          placeholder={t('catalogue.placeholder')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && found.length === 1 && found[0]?.lack === null) pick(found[0]);
            else if (event.key === 'ArrowDown') moveFocus(event, list.current, 1);
          }}
        />
        <span className="caption" role="status">
          {t('catalogue.found', { amount: found.length })}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the cards inside */}
      <div className="catalogue-list" ref={list} onKeyDown={(event) => moveByArrow(event, list.current)}>
        {found.length === 0 && <EmptyState sentence={t('catalogue.none', { query })} />}
        {[...new Set(cards.map(({ group }) => group))].map((group) => (
          <CatalogueGroup
            key={group}
            group={group}
            cards={found.filter((card) => card.group === group)}
            onPick={pick}
            onImport={() => {
              onClose();
              onImport();
            }}
          />
        ))}
      </div>
    </Dialog>
  );
}

function moveByArrow(event: KeyboardEvent, list: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) moveFocus(event, list, step);
}

function moveFocus(event: KeyboardEvent, list: HTMLElement | null, step: number): void {
  const cards = [...(list?.querySelectorAll<HTMLElement>('button') ?? [])];
  const next = cards[cards.indexOf(document.activeElement as HTMLElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

interface CatalogueGroupProps {
  readonly group: QuestionGroup;
  readonly cards: readonly QuestionCard[];
  readonly onPick: (card: QuestionCard) => void;
  readonly onImport: () => void;
}

function CatalogueGroup({ group, cards, onPick, onImport }: CatalogueGroupProps) {
  const { t } = useWords();
  const chosen = useProject((project) => project.question);
  if (cards.length === 0) return null;
  return (
    <section aria-labelledby={`group-${group}`}>
      <h3 id={`group-${group}`}>{t(`catalogue.group.${group}`)}</h3>
      <ul className="question-cards">
        {cards.map((card) => (
          <li key={card.id}>
            {card.lack === null ? (
              <AskableCard card={card} chosen={card.id === chosen} onPick={onPick} />
            ) : (
              <LackingCard card={card} onImport={onImport} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AskableCardProps {
  readonly card: QuestionCard;
  readonly chosen: boolean;
  readonly onPick: (card: QuestionCard) => void;
}

function AskableCard({ card, chosen, onPick }: AskableCardProps) {
  const { t, pick } = useWords();
  return (
    <button
      type="button"
      className="question-card"
      aria-current={chosen ? 'true' : undefined}
      onClick={() => onPick(card)}
    >
      <b>{keepTogether(pick(card.ask))}</b>
      <span className="caption">{pick(card.title)}</span>
      {chosen && (
        <span className="card-chosen">
          <Check size={14} aria-hidden />
          {t('catalogue.chosen')}
        </span>
      )}
    </button>
  );
}

function LackingCard({ card, onImport }: { readonly card: QuestionCard; readonly onImport: () => void }) {
  const { t, pick } = useWords();
  return (
    <div className="question-card question-card-off">
      <b>{keepTogether(pick(card.ask))}</b>
      <span className="caption">{pick(card.title)}</span>
      <p className="card-lack">{card.lack !== null && pick(card.lack)}</p>
      <Button look="secondary" onClick={onImport} aria-label={t('catalogue.importFor', { title: pick(card.title) })}>
        {t('table.emptyAction')}
      </Button>
    </div>
  );
}
