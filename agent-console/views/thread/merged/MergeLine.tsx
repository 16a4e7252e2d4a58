import { useMemo } from 'preact/hooks';
import { createMergedMessages, type MergedMessages } from '../../../stores/people/merged-messages.ts';
import type { Activity, Merge } from '../../../stores/thread/activity.ts';
import type { Workspace } from '../../../stores/workspace.ts';
import { useConsole, useTexts, useWorkspace } from '../../context.ts';
import { Link } from '../../elements/Link.tsx';
import { conversationMergeTexts } from '../../format/conversation-merge-texts.ts';
import { nameText } from '../../format/people.ts';
import { clockText, fullText } from '../../format/times.ts';
import { MergedThread } from './MergedThread.tsx';
import { SeparateButton } from './SeparateButton.tsx';

type Absorbed = Extract<Merge, { as: 'absorbed' }>;

/** A merge, or the end of one, between the messages; what was merged into this conversation can be read in place. */
export function MergeLine({ activity, merge }: { activity: Activity; merge: Merge }) {
  const { texts } = useConsole();
  const { agent, thread } = useWorkspace();
  const t = conversationMergeTexts(useTexts());
  const { at, by, seq } = activity;
  const who = by.id === agent.id ? texts.activity.you : nameText(by.name, texts);
  const activities = thread.value?.activities.value ?? [];
  const isOver = activities.some((one) => one.seq > seq && one.merge?.id === merge.id);
  return (
    <>
      <p class="activity">
        {t[merge.as](who)}
        <time dateTime={new Date(at).toISOString()}>{clockText(at, texts)}</time>
      </p>
      {merge.as === 'absorbed' && !isOver && <Section merge={merge} seq={seq} />}
    </>
  );
}

/**
 * What was read of merged conversations, and whether it is unfolded, by conversation and merge: a row that is scrolled away is
 * taken off the page. One that was separated and merged again is read anew: more may have been written in it.
 */
const unfolded = new WeakMap<Workspace, Map<string, Unfolded>>();
type Unfolded = { messages: MergedMessages; open: boolean };

function Section({ merge: { id, startedAt, messages: count }, seq }: { merge: Absorbed; seq: number }) {
  const { texts, accounts } = useConsole();
  const workspace = useWorkspace();
  const t = conversationMergeTexts(useTexts());
  const kept = useMemo(() => {
    const all = unfolded.get(workspace) ?? new Map<string, Unfolded>();
    unfolded.set(workspace, all);
    const key = `${id} ${seq}`;
    const found = all.get(key) ?? { messages: createMergedMessages(accounts.contacts, id), open: false };
    all.set(key, found);
    return found;
  }, [workspace, id, seq]);
  // Where the open one was merged itself, this one goes on in the same one as that: it is separated in its own thread.
  const open = workspace.thread.value?.conversation.value?.state;
  const when = fullText(startedAt, texts);
  return (
    <details
      class="merged"
      open={kept.open}
      onToggle={({ currentTarget }) => {
        kept.open = currentTarget.open;
        if (kept.open && kept.messages.messages.value.length === 0) void kept.messages.read();
      }}
    >
      <summary class="merged__title">{t.from(when, count)}</summary>
      {!kept.messages.gone.value && (
        <div class="merged__acts">
          <Link to={workspace.routeTo(id)} class="text-button">
            {t.open}
          </Link>
          {open !== undefined && open.mergedInto === undefined && (
            <SeparateButton keptId={open.id} mergedId={id} style="text-button" />
          )}
        </div>
      )}
      <MergedThread merged={kept.messages} label={t.label(when)} />
    </details>
  );
}
