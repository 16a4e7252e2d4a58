import { AVAILABILITY_STATES } from '../../stores/people/availability.ts';
import type { Route } from '../../stores/shell/router.ts';
import { THEME_CHOICES } from '../../stores/shell/theme.ts';
import type { Workspace } from '../../stores/workspace.ts';
import { actionsOf, BULK_ACTIONS, selectedOf } from '../actions/actions.ts';
import type { Console } from '../context.ts';
import type { IconName } from '../elements/Icon.tsx';
import type { Choice } from '../elements/overlays/Picker.tsx';
import { keyCaps } from '../format/keys.ts';
import { matches } from '../format/matching.ts';
import { nameText } from '../format/people.ts';
import { SECTIONS } from '../settings/sections.ts';

/** Everything the palette offers: what can be done now, places, people and messages; and the search for what is typed. */
export function paletteChoices(console: Console, workspace: Workspace, typed: string): Choice[] {
  const { texts, router } = console;
  const keys = workspace.keymap.keys.value;
  const text = typed.trim();
  const selected = selectedOf(workspace);
  const inRoom = workspace.open.value?.kind === 'room';
  return [
    ...actionsOf(console, workspace, selected)
      .filter(({ name }) => selected.ids.length > 0 && BULK_ACTIONS.has(name))
      .map(({ name, icon, run }) => ({
        key: `selected-${name}`,
        icon,
        label: `${texts.bulk.count(selected.ids.length)}: ${texts.actions[name]}`,
        run,
      })),
    ...actionsOf(console, workspace)
      .filter((action) => action.possible)
      .map(({ name, icon, run }) => ({
        key: name,
        icon,
        label: name === 'find' && inRoom ? texts.rooms.find : texts.actions[name],
        hint: keyCaps(keys[name]).join(' '),
        run,
      })),
    ...ownChoicesOf(console, workspace),
    ...placesOf(console, workspace),
    ...conversationsOf(console, workspace, text),
    ...(text === ''
      ? []
      : [
          {
            key: 'search-for',
            icon: 'search' as const,
            label: texts.palette.searchFor(typed),
            run: () => router.go({ page: 'find', find: { kind: 'search', text } }),
          },
        ]),
  ];
}

/** Every place of the console that has a name: teams, views, pages, settings, rooms. */
function placesOf({ texts, router }: Console, workspace: Workspace): Choice[] {
  const isAdmin = workspace.agent.role === 'admin';
  const to = (key: string, icon: IconName, label: string, route: Route): Choice => ({
    key,
    icon,
    label,
    run: () => router.go(route),
  });
  return [
    ...workspace.directory.teams.value.map(({ id, name }) =>
      to(`team-${id}`, 'team', `${texts.settings.pages.teams}: ${name}`, {
        page: 'find',
        find: { kind: 'team', id },
      }),
    ),
    ...workspace.search.views.value.map(({ id, name }) =>
      to(`view-${id}`, 'inbox', `${texts.views.label}: ${name}`, {
        page: 'find',
        find: { kind: 'view', id },
      }),
    ),
    to('mentions', 'at', texts.rail.mentions, { page: 'mentions' }),
    to('visitors', 'globe', texts.visitorsHere.title, { page: 'visitors' }),
    to('contacts', 'contacts', texts.rail.contacts, { page: 'contacts' }),
    ...(isAdmin
      ? [
          to('reports', 'chart', texts.account.reports, { page: 'reports', part: '', search: '' }),
          to('install', 'code', texts.account.install, { page: 'install' }),
        ]
      : []),
    ...SECTIONS.filter((section) => !section.admin || isAdmin).map((section) =>
      to(`settings-${section.name}`, section.icon, `${texts.settings.title}: ${section.title(texts)}`, {
        page: 'settings',
        section: section.name,
      }),
    ),
    ...(workspace.rooms.all.value ?? []).map(({ state }) =>
      to(state.id, 'hash', `${texts.rooms.title}: ${state.name}`, { page: 'rooms', id: state.id }),
    ),
  ];
}

/** What is set about the agent and this computer: availability, light or dark, signing out. */
function ownChoicesOf({ texts, theme, session }: Console, { availability, notices }: Workspace): Choice[] {
  const signOut = async () => {
    const answer = await session.signOut();
    if (!answer.ok)
      notices.say(answer.status === 0 ? { kind: 'away' } : { kind: 'failed', message: answer.message });
  };
  return [
    ...AVAILABILITY_STATES.map((state) => ({
      key: `availability-${state}`,
      icon: 'user' as const,
      label: texts.availability.choose(texts.availability.states[state]),
      ...(availability.state.value === state ? { hint: '✓' } : {}),
      run: () => void availability.choose(state),
    })),
    ...THEME_CHOICES.map((choice) => ({
      key: `theme-${choice}`,
      icon: 'sun' as const,
      label: `${texts.account.theme}: ${texts.account.themes[choice]}`,
      ...(theme.choice.value === choice ? { hint: '✓' } : {}),
      run: () => theme.choose(choice),
    })),
    { key: 'sign-out', icon: 'leave', label: texts.account.signOut, run: () => void signOut() },
  ];
}

/** Conversations: those in the lists of this browser, and what the server finds for the text, without the same twice. */
function conversationsOf({ texts, router }: Console, workspace: Workspace, text: string): Choice[] {
  const queue = workspace.inbox.queue.peek();
  const listed = [...workspace.inbox.cards.value.values()].map(({ state, lastMessage }) => ({
    key: state.id,
    icon: 'speech' as const,
    label: [nameText(state.visitor.name, texts), lastMessage?.body ?? ''].join(' – ').slice(0, 120),
    hint: texts.thread.status[state.status],
    run: () => router.go({ page: 'conversation', id: state.id, queue }),
  }));
  if (text === '') return listed;
  const shown = new Set(listed.filter(({ label }) => matches(label, text)).map(({ key }) => key));
  const found = workspace.quickFind.found.value
    .filter(({ card }) => !shown.has(card.state.id))
    .map(({ card: { state, lastMessage }, snippet, seq }) => ({
      key: `found-${state.id}`,
      icon: 'speech' as const,
      found: true,
      label: [
        nameText(state.visitor.name, texts),
        snippet?.map((part) => part.text).join('') ?? lastMessage?.body ?? '',
      ].join(' – '),
      hint: texts.thread.status[state.status],
      run: () =>
        router.go({ page: 'conversation', id: state.id, queue, ...(seq === null ? {} : { at: seq }) }),
    }));
  return [...listed, ...found];
}
