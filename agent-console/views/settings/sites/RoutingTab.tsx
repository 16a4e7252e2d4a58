import { useTexts } from '../../context.ts';
import { RoutingFields } from '../RoutingFields.tsx';
import type { TabProps } from './SiteEditor.tsx';

/** Who gets the conversations of this site. */
export function RoutingTab({ draft }: TabProps) {
  const { sites: t } = useTexts();
  return (
    <>
      <p class="settings__lead">{t.routing.lead}</p>
      <RoutingFields
        value={draft.value.value.settings.routing}
        set={(routing) => draft.setting({ routing })}
      />
    </>
  );
}
