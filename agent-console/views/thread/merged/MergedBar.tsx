import { useTexts, useWorkspace } from '../../context.ts';
import { Icon } from '../../elements/Icon.tsx';
import { Link } from '../../elements/Link.tsx';
import { conversationMergeTexts } from '../../format/conversation-merge-texts.ts';
import { SeparateButton } from './SeparateButton.tsx';

/** Where a merged conversation goes on, instead of the reply box. */
export function MergedBar({ id, into }: { id: string; into: string }) {
  const { routeTo } = useWorkspace();
  const t = conversationMergeTexts(useTexts());
  return (
    <div class="bar merged-bar">
      <Icon name="copy" />
      <p>
        <strong>{t.bar}</strong> {t.barHint}
      </p>
      <Link to={routeTo(into)} class="button button--primary">
        {t.openKept}
      </Link>
      <SeparateButton keptId={into} mergedId={id} style="button" />
    </div>
  );
}
