import type { ContactMerge, MergeWay } from '../../stores/people/contact-merge.ts';
import { useConsole } from '../context.ts';
import { contactName } from '../format/contacts.ts';
import { useMergeTexts } from './merge-texts.ts';

/** What a merge comes to, before it happens. */
export function MergePreviewed({
  way: { kept, merged, preview },
  merging,
}: {
  way: MergeWay;
  merging: ContactMerge;
}) {
  const { texts } = useConsole();
  const t = useMergeTexts();
  const [keptName, mergedName] = [contactName(kept, texts), contactName(merged, texts)];
  const { contact, conversations, signsOut } = preview;
  return (
    <>
      <p class="dialog__lead">{t.into(mergedName, keptName)}</p>
      <dl class="attributes">
        <div>
          <dt>{t.name}</dt>
          <dd dir="auto">{contactName(contact, texts)}</dd>
        </div>
        {contact.email !== null && (
          <div>
            <dt>{t.email}</dt>
            <dd dir="auto">{contact.email}</dd>
          </div>
        )}
        <div>
          <dt>{t.conversations}</dt>
          <dd>{t.moves(conversations)}</dd>
        </div>
      </dl>
      {signsOut && <p>{t.signsOut(mergedName)}</p>}
      <p class="settings__aside">{t.undoHint}</p>
      <div class="settings__acts">
        <button
          type="button"
          class="button button--primary"
          aria-busy={merging.busy.value}
          onClick={() => void merging.merge()}
        >
          {t.merge}
        </button>
        {merging.canSwap.value && (
          <button type="button" class="button" onClick={merging.swap}>
            {t.keepInstead(mergedName)}
          </button>
        )}
        <button type="button" class="button button--quiet" onClick={merging.back}>
          {t.back}
        </button>
      </div>
    </>
  );
}

/** What has happened, and the way back. */
export function MergeDone({
  done,
  merging,
}: {
  done: NonNullable<ContactMerge['done']['value']>;
  merging: ContactMerge;
}) {
  const { texts } = useConsole();
  const t = useMergeTexts();
  return (
    <>
      <p role="status">
        {'stayed' in done
          ? t.undone(done.stayed)
          : t.done(contactName(done.merged, texts), contactName(done.kept, texts))}
      </p>
      <div class="settings__acts">
        {!('stayed' in done) && (
          <button type="button" class="button" onClick={() => void merging.undo(done.merged.id)}>
            {t.undo}
          </button>
        )}
        <button type="button" class="button button--quiet" onClick={merging.back}>
          {t.another}
        </button>
      </div>
    </>
  );
}
