import type { Keyed } from '../../stores/shell/keymap.ts';
import type { Target } from '../../stores/shell/panels.ts';
import { QUEUES } from '../../stores/shell/router.ts';
import type { Workspace } from '../../stores/workspace.ts';
import type { Console } from '../context.ts';
import type { IconName } from '../elements/Icon.tsx';
import {
  beginReply,
  focusReplyBox,
  focusReplyBoxOnceDrawn,
  hasGoneOn,
  isInReplyBox,
} from '../elements/reply-box.ts';
import { focusSearch } from '../elements/search-box.ts';

/** Something that can be done from the keyboard and from the palette. */
export type Action = {
  name: Keyed;
  icon: IconName;
  /** Whether it makes sense now. */
  possible: boolean;
  run(): void;
};

/** What can be done with several conversations at once. */
export const BULK_ACTIONS: ReadonlySet<Keyed> = new Set(['assign', 'label', 'snooze', 'priority', 'resolve']);

/** Conversations that a bot has are nobody's work: they have a tab while there are some, and no key. */
const KEYED_QUEUES = QUEUES.filter((queue) => queue !== 'with_bot');

/**
 * Everything an agent can do now, one entry for each key.
 * @param target what triage is about, where that is not what is in front
 */
export function actionsOf(console: Console, workspace: Workspace, target = inFront(workspace)): Action[] {
  const { router, layout } = console;
  const state = workspace.thread.value?.conversation.value?.state ?? null;
  const some = target.ids.length > 0;
  const open = state !== null && state.status !== 'resolved';
  // It goes on in another one: there is no reply box, and nobody has it.
  const isMerged = state?.mergedInto !== undefined;
  const canMove = some && (target.selected || !isMerged);
  const offer = workspace.offers.open.value[0];
  const resolve = () => void workspace.updateTriage(target, { status: 'resolved' }, 'resolved');
  const show = (kind: 'assign' | 'label' | 'snooze' | 'priority') =>
    workspace.panels.show({ kind, ...target });
  return [
    { name: 'next', icon: 'down', possible: true, run: () => move(1, console, workspace) },
    { name: 'previous', icon: 'down', possible: true, run: () => move(-1, console, workspace) },
    ...KEYED_QUEUES.map((queue) => ({
      name: `queue-${queue}` as const,
      icon: 'inbox' as const,
      possible: true,
      run: () => router.go({ page: 'queue', queue }),
    })),
    { name: 'visitors', icon: 'globe', possible: true, run: () => router.go({ page: 'visitors' }) },
    { name: 'rooms', icon: 'hash', possible: true, run: () => router.go({ page: 'rooms' }) },
    { name: 'search', icon: 'search', possible: true, run: focusSearch },
    {
      name: 'find',
      icon: 'search',
      possible: workspace.open.value !== null,
      run: () => findWithin(console),
    },
    { name: 'details', icon: 'panel', possible: state !== null, run: layout.toggle },
    {
      name: 'select',
      icon: 'check',
      possible: state !== null,
      run: () => state !== null && workspace.selection.toggle(state.id),
    },
    {
      name: 'claim',
      icon: 'hand',
      possible: state?.status === 'waiting',
      run: () => state !== null && void claim(workspace, state.id),
    },
    { name: 'resolve', icon: 'check', possible: some && (target.selected || open), run: resolve },
    {
      name: 'resolve-next',
      icon: 'check',
      possible: open,
      run() {
        resolve();
        move(1, console, workspace);
      },
    },
    { name: 'snooze', icon: 'clock', possible: canMove, run: () => show('snooze') },
    { name: 'assign', icon: 'assign', possible: canMove, run: () => show('assign') },
    { name: 'label', icon: 'tag', possible: some, run: () => show('label') },
    { name: 'priority', icon: 'flag', possible: some, run: () => show('priority') },
    {
      name: 'reply',
      icon: 'send',
      possible: (state !== null && !isMerged) || workspace.open.value?.kind === 'room',
      run: () => write(workspace, state === null ? 'note' : 'reply'),
    },
    {
      name: 'note',
      icon: 'lock',
      possible: state !== null && !isMerged,
      run: () => write(workspace, 'note'),
    },
    { name: 'unread', icon: 'mail', possible: some, run: () => void workspace.markUnread(target) },
    {
      name: 'accept-offer',
      icon: 'hand',
      possible: offer !== undefined,
      run: () => offer !== undefined && void acceptOffer(console, workspace, offer.card.state.id),
    },
    { name: 'help', icon: 'keyboard', possible: true, run: () => workspace.panels.show({ kind: 'help' }) },
  ];
}

async function claim(workspace: Workspace, id: string): Promise<void> {
  if (await workspace.triage.run('claim', id)) beginReply(workspace, id);
}

/**
 * Takes what a rule offers to this agent, and opens it with the cursor in the reply. An agent who has gone on meanwhile keeps the
 * cursor, and one who has begun to write a reply the conversation as well: the next letters would be keys in another one.
 */
export async function acceptOffer({ router }: Console, workspace: Workspace, id: string): Promise<void> {
  // Once is enough, whether by the key or by the button.
  if (workspace.offers.busy.peek() === id || workspace.triage.busy.peek()?.id === id) return;
  // On a touch screen, the cursor stays in it while a button is tapped.
  const wasWriting = isInReplyBox();
  if (!(await workspace.triage.run('claim', id))) return;
  if (isInReplyBox() && !wasWriting) return;
  const writesElsewhere = hasGoneOn();
  router.go({ page: 'conversation', id, queue: 'mine' });
  if (!writesElsewhere) focusReplyBoxOnceDrawn(() => workspace.thread.peek()?.id === id);
}

/** Opens the search in the conversation that is open. */
export function findWithin({ router }: Console): void {
  const route = router.route.peek();
  const open = route.page === 'conversation' || (route.page === 'rooms' && route.id !== undefined);
  if (open) router.replace({ ...route, within: route.within ?? '' });
}

/** What is in front: the open conversation; without one, what is selected in the list. */
function inFront(workspace: Workspace): Target {
  const thread = workspace.thread.value;
  if (thread === null) return selectedOf(workspace);
  const known = thread.conversation.value !== null;
  return { ids: known ? [thread.id] : [], selected: false };
}

/** The conversations that are selected in the list. */
export function selectedOf(workspace: Workspace): Target {
  return { ids: [...workspace.selection.ids.value], selected: true };
}

function write(workspace: Workspace, mode: 'reply' | 'note'): void {
  workspace.composer.peek()?.choose(mode);
  focusReplyBox();
}

/** To the next or previous conversation of the list that is shown. What a search has not found yet cannot be gone to. */
function move(step: 1 | -1, { router }: Console, workspace: Workspace): void {
  if (workspace.search.outdated.peek()) return;
  const shown = workspace.shown.peek();
  const index = shown.findIndex((card) => card.state.id === workspace.thread.peek()?.id);
  const target = shown[index === -1 ? (step === 1 ? 0 : shown.length - 1) : index + step];
  if (target === undefined) return;
  router.go(workspace.routeTo(target.state.id));
}
