import { useTexts } from '../../context.ts';
import { RoutingFields } from '../RoutingFields.tsx';
import type { FieldProps } from './tabs.ts';

/** Who gets the conversations of this site. */
export function RoutingSetting({ draft }: FieldProps) {
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
