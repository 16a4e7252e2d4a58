import { useTexts } from '../../context.ts';
import { FairnessFields } from '../FairnessFields.tsx';
import type { TabProps } from './SiteEditor.tsx';

/** Who gets the conversations of this site. */
export function FairnessTab({ draft }: TabProps) {
  const { sites: t } = useTexts();
  return (
    <>
      <p class="settings__lead">{t.fairness.lead}</p>
      <FairnessFields
        value={draft.value.value.settings.fairness}
        set={(fairness) => draft.setting({ fairness })}
      />
    </>
  );
}
