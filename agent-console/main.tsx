import { effect, signal, untracked } from '@preact/signals';
import { render } from 'preact';
import { createHttpClient } from '../server/contract/client/http-client.ts';
import { watchPage } from '../server/contract/client/watch-page.ts';
import { languageFor, textsIn } from './locales/languages.ts';
import { createDesk, type Desk } from './stores/desk.ts';
import { createConfirmation } from './stores/shell/confirmation.ts';
import { createConnection } from './stores/shell/connection.ts';
import { createLayout } from './stores/shell/layout.ts';
import { LANGUAGE_KEY } from './stores/shell/preferences.ts';
import { createRouter, listOf, type Route } from './stores/shell/router.ts';
import { createSession } from './stores/shell/session.ts';
import { createTheme } from './stores/shell/theme.ts';
import { createAccountsApi, createDoorApi } from './transport/accounts-api.ts';
import { createDeskApi, createSessionApi } from './transport/agent-api.ts';
import { browserAlerts } from './transport/browser-alerts.ts';
import { browserHistory } from './transport/browser-history.ts';
import { browserWorld } from './transport/browser-world.ts';
import { confirmHttp } from './transport/confirmed-http.ts';
import { connectEngine } from './transport/engine.ts';
import { onNetwork, onStored, onSystemDark, onVisibility, onWide } from './transport/page-events.ts';
import { showIconCount } from './transport/page-icon.ts';
import { isRenewed } from './transport/page-version.ts';
import { translateHttp } from './transport/translated-http.ts';
import { watchHttp } from './transport/watched-http.ts';
import { App } from './views/App.tsx';
import { ConsoleContext } from './views/context.ts';
import { nameText } from './views/format/people.ts';

/** Until the server has said how long to wait for it. */
const FIRST_TIMEOUT_MS = 15_000;

const world = browserWorld();
const language = languageFor(world.storage.read(LANGUAGE_KEY), navigator.languages);
const texts = await textsIn(language, navigator.languages);
document.documentElement.lang = texts.language;
const http = translateHttp(
  createHttpClient({
    baseUrl: '',
    credentials: 'same-origin',
    timeoutMs: () => session.current.peek()?.timings.requestTimeoutMs ?? FIRST_TIMEOUT_MS,
  }),
  texts.refusals,
);
const session = createSession(world, createSessionApi(http));
const router = createRouter(browserHistory);
const theme = createTheme(world.storage);
const layout = createLayout(world.storage);
const visible = signal(true);
const alertPort = browserAlerts((name) => nameText(name, texts));
const desk = signal<Desk | null>(null);
const connection = createConnection(() => desk.peek()?.resume(), isRenewed);
const doorApi = createDoorApi(http);
const confirmation = createConfirmation(doorApi);
const asking = confirmHttp(
  watchHttp(http, {
    answered: connection.answered,
    unanswered: connection.unanswered,
    signedOut: session.expire,
    outdated: connection.outdated,
  }),
  confirmation.ask,
);
const api = createDeskApi(asking);
const accounts = createAccountsApi(asking);

onSystemDark(theme.systemDark);
onWide(layout.wide);
onVisibility((now) => {
  visible.value = now;
});
onNetwork(connection.network);
watchPage({
  returned() {
    desk.peek()?.resume();
    void session.verify();
  },
  left: () => desk.peek()?.rest(),
});
onStored((key, text) => desk.peek()?.storageChanged(key, text));

// A desk belongs to one agent: the same one finds it as it was, another one gets another.
effect(() => {
  const current = session.current.value;
  const signedIn = session.phase.value === 'signed-in';
  untracked(() => {
    const before = desk.peek();
    if (current !== null && before?.agent.id === current.agent.id) {
      if (signedIn) before.resume();
      return;
    }
    before?.stop();
    desk.value =
      current === null
        ? null
        : createDesk(
            {
              ...world,
              api,
              connection,
              visible,
              alertPort,
              goTo: (id) => router.go(whereIs(id)),
              connect: (told) => connectEngine(world, api, current, told),
            },
            current,
          );
  });
});

effect(() => {
  const route = router.route.value;
  const open = desk.value;
  untracked(() => {
    const list = listOf(route);
    if (list !== null && 'queue' in list) open?.inbox.show(list.queue);
    // Settings keep the list that was there before.
    if (list !== null) open?.finder.show('find' in list ? list.find : null);
    if (route.page === 'rooms') open?.open(route.id ?? null, 'room');
    else open?.open(route.page === 'conversation' ? route.id : null);
  });
});

/** A conversation that asks for its agent, or a room in which they are mentioned. */
function whereIs(id: string): Route {
  const room = desk.peek()?.rooms.named(id) ?? null;
  return room === null ? { page: 'conversation', id, queue: 'mine' } : { page: 'rooms', id };
}

effect(() => {
  const count = desk.value?.attention.value ?? 0;
  const visitor = desk.value?.thread.value?.conversation.value?.state.visitor.name;
  const name =
    (visitor === undefined ? undefined : nameText(visitor, texts)) ??
    desk.value?.room.value?.conversation.value?.state.name;
  const where = name === undefined ? texts.product : `${name} – ${texts.product}`;
  const { waiting = 0, unread = 0 } = desk.value?.asking.value ?? {};
  document.title = count > 0 ? `${texts.asking(waiting, unread)} – ${where}` : where;
  showIconCount(count);
});

effect(() => {
  document.documentElement.dataset['theme'] = theme.shown.value;
});

void session.check();
const root = document.getElementById('app');
if (root !== null) {
  render(
    <ConsoleContext.Provider
      value={{ texts, session, router, theme, layout, confirmation, door: doorApi, accounts, desk }}
    >
      <App />
    </ConsoleContext.Provider>,
    root,
  );
}
