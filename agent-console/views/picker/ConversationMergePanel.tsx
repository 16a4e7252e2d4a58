import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { MergePreview } from '../../../server/contract/schemas/developers/conversation-merges.ts';
import { type ConversationMerge, createConversationMerge } from '../../stores/people/conversation-merge.ts';
import { separate } from '../../stores/people/separate-conversations.ts';
import type { Panel } from '../../stores/shell/panels.ts';
import { useConsole, useTexts, useWorkspace } from '../context.ts';
import { Dialog } from '../elements/overlays/Dialog.tsx';
import { conversationMergeTexts } from '../format/conversation-merge-texts.ts';
import { lastWordsText } from '../format/people.ts';
import { fullText } from '../format/times.ts';

/** Of the last words of a conversation, what fits into a sentence. */
const MOST_QUOTED = 40;

/** Merges a conversation with another one of its visitor: choose, see what happens, merge; what it says then undoes it. */
export function ConversationMergePanel({
  panel: { id },
  onClose,
}: {
  panel: Extract<Panel, { kind: 'mergeConversation' }>;
  onClose: () => void;
}) {
  const { accounts, texts, router } = useConsole();
  const { notices, routeTo, thread, visitor } = useWorkspace();
  const t = conversationMergeTexts(useTexts());
  const merging = useSignal<ConversationMerge | null>(null);
  const unavailable = useSignal(false);
  useEffect(() => {
    // Others may have begun, been merged or separated since they were read.
    visitor.refresh();
    accounts.contacts().then(
      (api) => {
        merging.value = createConversationMerge(api, id);
      },
      () => {
        unavailable.value = true;
      },
    );
  }, [id]);
  const trouble = merging.value?.trouble.value;
  const said = unavailable.value || trouble?.status === 0 ? texts.notice.away : (trouble?.message ?? '');
  const merged = ({ kept, merged: { id: mergedId } }: MergePreview) => {
    onClose();
    visitor.refresh();
    notices.say({
      kind: 'done',
      action: 'merged',
      count: 1,
      undo: () => void separate(accounts, notices, kept.id, mergedId).then(visitor.refresh),
    });
    if (thread.peek()?.id === mergedId) router.go(routeTo(kept.id));
  };
  return (
    <Dialog label={t.title} class="dialog--form" onClose={onClose}>
      <div class="settings__form">
        <h2 class="dialog__title">{t.title}</h2>
        {merging.value !== null && <Step id={id} merging={merging.value} onMerged={merged} />}
        <p class="settings__trouble" role="alert">
          {said}
        </p>
        <div class="settings__acts">
          <button type="button" class="button button--quiet" onClick={onClose}>
            {t.close}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function Step({
  id,
  merging,
  onMerged,
}: {
  id: string;
  merging: ConversationMerge;
  onMerged: (way: MergePreview) => void;
}) {
  const at = useRef<HTMLDivElement>(null);
  const way = merging.way.value;
  const { visitor } = useWorkspace();
  const isKnown = visitor.details.value !== null;
  // Whoever works by keyboard goes on where the next step begins.
  useEffect(() => at.current?.querySelector('button')?.focus(), [way === null, isKnown]);
  return (
    <div ref={at} class="merge">
      {way === null ? (
        <Others id={id} merging={merging} />
      ) : (
        <Previewed way={way} merging={merging} onMerged={onMerged} />
      )}
    </div>
  );
}

function Others({ id, merging }: { id: string; merging: ConversationMerge }) {
  const { texts } = useConsole();
  const { visitor } = useWorkspace();
  const t = conversationMergeTexts(useTexts());
  const all = visitor.details.value?.conversations;
  if (all === undefined && visitor.phase.value === 'loading')
    return <div class="skeleton skeleton--block" aria-busy="true" />;
  if (all === undefined)
    return (
      <>
        <p class="settings__trouble">{texts.visitor.failed}</p>
        <button type="button" class="button" onClick={visitor.refresh}>
          {texts.visitor.retry}
        </button>
      </>
    );
  const others = all.filter((one) => one.id !== id && one.mergedInto === undefined);
  if (others.length === 0) return <p class="settings__empty">{t.none}</p>;
  return (
    <>
      <p class="dialog__lead">{t.lead}</p>
      <ul class="settings__list">
        {others.map((other) => (
          <li class="settings__row" key={other.id}>
            <span class="settings__what">
              <strong dir="auto">{lastWordsText(other, texts)}</strong>
              <br />
              <span class="settings__aside">
                {texts.thread.status[other.status]} · {fullText(other.startedAt, texts)}
              </span>
            </span>
            <button
              type="button"
              class="button"
              aria-label={t.chooseNamed(
                other.lastWords.trim() === '' ? fullText(other.startedAt, texts) : other.lastWords,
              )}
              aria-busy={merging.busy.value}
              onClick={() => void merging.choose(other.id)}
            >
              {t.choose}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Previewed({
  way,
  merging,
  onMerged,
}: {
  way: MergePreview;
  merging: ConversationMerge;
  onMerged: (way: MergePreview) => void;
}) {
  const { texts } = useConsole();
  const { visitor } = useWorkspace();
  const t = conversationMergeTexts(useTexts());
  const { kept, merged, messages, files, scheduled } = way;
  /** When it began and its last words: two may have begun in one minute. */
  const named = ({ id, startedAt }: MergePreview['kept']) => {
    const known = visitor.details.value?.conversations.find((one) => one.id === id);
    const began = fullText(startedAt, texts);
    return known === undefined ? began : `${began} (\u2068${shortened(lastWordsText(known, texts))}\u2069)`;
  };
  /** What becomes of the snooze of the kept one. */
  const snoozeText = ({ kept: { triage }, merged }: MergePreview) => {
    if (merged.awaitingReplySince != null && merged.status !== 'resolved') return t.wakes;
    const until = triage?.snoozedUntil ?? null;
    return t.staysSnoozed(until === null ? null : fullText(until, texts));
  };
  const counts = [
    [t.messages, messages],
    [t.files, files],
    [t.scheduled, scheduled],
  ] as const;
  return (
    <>
      <p class="dialog__lead">{t.into(named(merged), named(kept))}</p>
      <dl class="attributes">
        {counts
          .filter(([, count]) => count > 0)
          .map(([name, count]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{count.toLocaleString(texts.language)}</dd>
            </div>
          ))}
      </dl>
      {kept.status === 'snoozed' && <p class="settings__aside">{snoozeText(way)}</p>}
      <p class="settings__aside">{t.goesOn}</p>
      <div class="settings__acts">
        <button
          type="button"
          class="button button--primary"
          aria-busy={merging.busy.value}
          onClick={() =>
            void merging.merge().then((done) => {
              if (done !== null) onMerged(done);
            })
          }
        >
          {t.merge}
        </button>
        {merging.canSwap.value && (
          <button type="button" class="button" onClick={merging.swap}>
            {t.keepOther}
          </button>
        )}
        <button
          type="button"
          class="button button--quiet"
          onClick={() => {
            merging.back();
            // What was refused may have been merged by somebody else meanwhile.
            visitor.refresh();
          }}
        >
          {t.back}
        </button>
      </div>
    </>
  );
}

function shortened(words: string): string {
  const letters = [...words];
  return letters.length <= MOST_QUOTED ? words : `${letters.slice(0, MOST_QUOTED).join('').trimEnd()} …`;
}
