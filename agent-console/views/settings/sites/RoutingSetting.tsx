import { useTexts } from '../../context.ts';
import { RoutingFields } from '../RoutingFields.tsx';
import { siteTexts } from './site-texts.ts';
import type { FieldProps } from './tabs.ts';

/** Who gets the conversations of this site. */
export function RoutingSetting({ draft }: FieldProps) {
  const t = siteTexts(useTexts());
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
