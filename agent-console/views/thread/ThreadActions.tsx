import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';
import type { Keyed } from '../../stores/shell/keymap.ts';
import type { ConversationAction } from '../../stores/triage/triage.ts';
import { useConsole, useTexts, useWorkspace } from '../context.ts';
import { Icon, type IconName } from '../elements/Icon.tsx';
import { Popover } from '../elements/overlays/Popover.tsx';
import { keyCaps } from '../format/keys.ts';

const ICONS: Record<ConversationAction, IconName> = {
  claim: 'hand',
  release: 'release',
  resolve: 'check',
  reopen: 'reopen',
};

/** Give back and resolve, where they make sense. (Claim and reopen stand above the reply box.) */
export function ThreadActions({ state }: { state: ConversationState }) {
  const { texts, router } = useConsole();
  const { agent, panels, triage, selection, markUnread } = useWorkspace();
  const mine = state.assignee?.id === agent.id;
  const mayRelease = state.status === 'open' && (mine || agent.role === 'admin');
  const isPossible = (kind: Offered) => state.mergedInto === undefined || !ONLY_WHERE_IT_GOES_ON.has(kind);
  return (
    <div class="thread-actions">
      {PANELS.filter(([kind]) => isPossible(kind)).map(([kind, icon]) => (
        <PanelButton kind={kind} icon={icon} id={state.id} key={kind} />
      ))}
      <IconAction
        name="unread"
        icon="mail"
        run={() => void markUnread({ ids: [state.id], selected: false })}
      />
      {mayRelease && <TriageButton action="release" id={state.id} style="quiet" />}
      {state.status !== 'resolved' && <TriageButton action="resolve" id={state.id} style="plain" />}
      <Popover
        label={texts.thread.more}
        class="thread-actions__more"
        side="below"
        button={<Icon name="more" size={20} />}
      >
        {(close) => {
          const item = (icon: IconName, label: string, run: () => void) => (
            <button
              type="button"
              class="menu__item"
              key={label}
              onClick={() => {
                close();
                run();
              }}
            >
              <Icon name={icon} /> {label}
            </button>
          );
          return (
            <div class="menu menu--plain">
              {MENU.filter(([kind]) => isPossible(kind)).map(([kind, icon]) =>
                item(icon, texts.actions[kind], () =>
                  panels.show({ kind, ids: [state.id], selected: false }),
                ),
              )}
              {mayRelease &&
                item('release', texts.triageActions.release, () => void triage.run('release', state.id))}
              {item(
                'mail',
                texts.actions.unread,
                () => void markUnread({ ids: [state.id], selected: false }),
              )}
              {item('search', texts.actions.find, () => {
                const route = router.route.peek();
                if (route.page === 'conversation') router.replace({ ...route, within: route.within ?? '' });
              })}
              {state.mergedInto === undefined &&
                item('copy', texts.thread.merge, () =>
                  panels.show({ kind: 'mergeConversation', id: state.id }),
                )}
              {item('download', texts.thread.mailTranscript, () =>
                panels.show({ kind: 'transcript', id: state.id, to: state.visitor.email ?? '' }),
              )}
              {agent.role === 'admin' &&
                item('close', texts.thread.delete, () => panels.show({ kind: 'delete', id: state.id }))}
              {item('check', texts.actions.select, () => selection.toggle(state.id))}
            </div>
          );
        }}
      </Popover>
    </div>
  );
}

const PANELS = [
  ['assign', 'assign'],
  ['label', 'tag'],
  ['snooze', 'clock'],
] as const;

/** What a phone has no room for beside the name. */
const MENU = [...PANELS, ['priority', 'flag']] as const;
type Offered = (typeof MENU)[number][0];
/** What the server refuses of a merged conversation: it goes on in another one. */
const ONLY_WHERE_IT_GOES_ON: ReadonlySet<Offered> = new Set(['assign', 'snooze']);

/** Opens what has to be chosen: who, which labels, until when. */
function PanelButton({ kind, icon, id }: { kind: (typeof PANELS)[number][0]; icon: IconName; id: string }) {
  const { panels } = useWorkspace();
  return <IconAction name={kind} icon={icon} run={() => panels.show({ kind, ids: [id], selected: false })} />;
}

/** An action by its sign; its name and its key stand in the tooltip. */
function IconAction({ name, icon, run }: { name: Keyed; icon: IconName; run: () => void }) {
  const { texts } = useConsole();
  const { keymap } = useWorkspace();
  return (
    <button
      type="button"
      class={`icon-button action action--${name}`}
      aria-label={texts.actions[name]}
      title={`${texts.actions[name]} (${keyCaps(keymap.keys.value[name]).join(' ')})`}
      onClick={run}
    >
      <Icon name={icon} />
    </button>
  );
}

/** One action on the conversation, as a button. */
export function TriageButton({
  action,
  id,
  style,
  done,
}: {
  action: ConversationAction;
  id: string;
  style: 'primary' | 'plain' | 'quiet';
  done?: () => void;
}) {
  const { triageActions: t } = useTexts();
  const { triage } = useWorkspace();
  const busy = triage.busy.value;
  const run = async () => {
    if (await triage.run(action, id)) done?.();
  };
  return (
    <button
      type="button"
      class={`button button--${style} action action--${action}`}
      aria-disabled={busy !== null}
      aria-busy={busy?.action === action}
      title={t[action]}
      onClick={() => void run()}
    >
      <Icon name={ICONS[action]} size={17} />
      <span class="action__name">{t[action]}</span>
    </button>
  );
}
