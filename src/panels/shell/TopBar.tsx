import {
  Check,
  ChevronDown,
  CircleHelp,
  Database,
  Download,
  Eye,
  FileText,
  FolderOpen,
  Globe,
  MonitorPlay,
  Save,
  Spline,
} from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { type Mode, modes } from '../../project/project-schema.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { Menu, MenuChoice, MenuItem } from '../controls/Menu.tsx';
import { Segmented } from '../controls/Segmented.tsx';
import { Tooltip } from '../controls/Tooltip.tsx';
import type { CityFacts, ExploreActions } from '../explore/explore-data.ts';
import { Brand } from './Brand.tsx';
import { useProject, useProjectActions } from './ProjectContext.tsx';
import { SearchBox } from './SearchBox.tsx';
import { useWords } from './use-words.ts';

interface TopBarProps {
  readonly city: CityFacts;
  /** The city could not be opened. */
  readonly failed: boolean;
  readonly saved: boolean;
  readonly actions: ExploreActions;
  readonly onSql: () => void;
  readonly onHelp: () => void;
  /** Tools of the mode. */
  readonly tools?: ReactNode;
}

const modeIcons: Readonly<Record<Mode, typeof Eye>> = {
  explore: Eye,
  plan: Spline,
  export: FileText,
  present: MonitorPlay,
};

export function TopBar({ city, failed, saved, actions, onSql, onHelp, tools }: TopBarProps) {
  const { t } = useWords();
  return (
    <>
      <Brand />
      <CityMenu city={city} failed={failed} actions={actions} />
      <SearchBox search={actions.search} onChoose={actions.goTo} />
      <ModeTabs />
      <div className="top-tools">
        {tools}
        {saved && (
          <Tooltip text={t('savedNote')}>
            <span className="saved optional">
              <Check size={16} aria-hidden />
              {t('saved')}
            </span>
          </Tooltip>
        )}
        <ViewSwitch onLookDown={actions.lookDown} />
        <LanguageMenu />
        <IconButton
          label={t('sqlConsole.title')}
          icon={<Database size={20} aria-hidden />}
          aria-haspopup="dialog"
          disabled={city.name === ''}
          onClick={onSql}
        />
        <IconButton label={`${t('app.help')}（?）`} icon={<CircleHelp size={20} aria-hidden />} onClick={onHelp} />
      </div>
    </>
  );
}

interface CityMenuProps {
  readonly city: CityFacts;
  readonly failed: boolean;
  readonly actions: ExploreActions;
}

function CityMenu({ city, failed, actions }: CityMenuProps) {
  const { t } = useWords();
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <Menu
        trigger={
          <button type="button" className="city-button" aria-label={t('city.menu', { name: city.name })}>
            {city.name || <span className="caption">{t(failed ? 'city.none' : 'state.loading')}</span>}
            {city.fictional && (
              <Tooltip text={t('city.fictionalNote')}>
                <span className="chip">{t('city.fictional')}</span>
              </Tooltip>
            )}
            <ChevronDown size={16} aria-hidden />
          </button>
        }
      >
        <MenuItem icon={<Download size={16} aria-hidden />} onSelect={actions.openImport}>
          {t('city.import')}
        </MenuItem>
        <MenuItem
          icon={<FolderOpen size={16} aria-hidden />}
          disabled={city.name === ''}
          onSelect={() => file.current?.click()}
        >
          {t('city.openProject')}
        </MenuItem>
        <MenuItem icon={<Save size={16} aria-hidden />} disabled={city.name === ''} onSelect={actions.saveProject}>
          {t('city.saveProject')}
        </MenuItem>
      </Menu>
      <input
        ref={file}
        type="file"
        accept=".zip"
        hidden
        aria-label={t('city.openProject')}
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? [];
          if (chosen) actions.openProject(chosen);
          currentTarget.value = '';
        }}
      />
    </>
  );
}

function ModeTabs() {
  const { t } = useWords();
  const chosen = useProject((project) => project.mode);
  const { choose } = useProjectActions();
  return (
    <nav className="modes" aria-label={t('mode.label')}>
      {modes.map((mode) => {
        const Icon = modeIcons[mode];
        return (
          <button
            key={mode}
            type="button"
            className="mode"
            aria-current={mode === chosen ? 'page' : undefined}
            onClick={() => choose({ mode })}
          >
            <Icon size={20} aria-hidden />
            {t(`mode.${mode}`)}
          </button>
        );
      })}
    </nav>
  );
}

function ViewSwitch({ onLookDown }: { readonly onLookDown: () => void }) {
  const { t } = useWords();
  const view = useProject((project) => project.view);
  const { choose } = useProjectActions();
  return (
    <Segmented
      label={t('view.label')}
      value={view}
      options={[
        { value: '2D', label: t('view.2D') },
        { value: '3D', label: t('view.3D') },
      ]}
      onChange={(next) => {
        choose({ view: next });
        if (next === '2D') onLookDown();
      }}
    />
  );
}

function LanguageMenu() {
  const { t } = useWords();
  const language = useProject((project) => project.language);
  const { choose } = useProjectActions();
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className="button button-quiet"
          aria-label={`${t('language.label')}：${t(`language.${language}`)}`}
        >
          <Globe size={20} aria-hidden />
          <span className="optional">{t(`language.${language}`)}</span>
          <ChevronDown size={16} aria-hidden />
        </button>
      }
    >
      <MenuChoice
        value={language}
        options={[
          { value: 'ja', label: t('language.ja') },
          { value: 'en', label: t('language.en') },
        ]}
        onChange={(next) => choose({ language: next })}
      />
    </Menu>
  );
}
