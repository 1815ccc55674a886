import { AtlasPanel } from './atlas/AtlasPanel.tsx';
import { TemplateList } from './TemplateList.tsx';

/** Templates above, the atlas below. */
export function OutputLeftPanel() {
  return (
    <div className="output-left">
      <div className="output-templates">
        <TemplateList />
      </div>
      <AtlasPanel />
    </div>
  );
}
