import { effect, signal, untracked } from '@preact/signals';
import { render } from 'preact';
import { createHttpClient } from '../server/contract/client/http-client.ts';
import { sendFile } from '../server/contract/client/send-file.ts';
import { watchPage } from '../server/contract/client/watch-page.ts';
import { languageFor, textsIn } from './locales/languages.ts';
import { createConfirmation } from './stores/shell/confirmation.ts';
import { createConnection } from './stores/shell/connection.ts';
import { createLanguageChoice, LANGUAGE_KEY } from './stores/shell/language.ts';
import { createLayout } from './stores/shell/layout.ts';
import { createRouter, listOf, type Route, threadOf } from './stores/shell/router.ts';
import { createSession } from './stores/shell/session.ts';
import { createTheme } from './stores/shell/theme.ts';
import type { OpenThread } from './stores/workspace/open-thread.ts';
import { createWorkspace, type Workspace } from './stores/workspace.ts';
import { createAccountsApi, createPublicApi } from './transport/accounts-api.ts';
import { createAgentApi, createSessionApi } from './transport/agent-api.ts';
import { browserAlerts } from './transport/browser-alerts.ts';
import { browserDeps } from './transport/browser-deps.ts';
import { browserHistory } from './transport/browser-history.ts';
import { browserPush } from './transport/browser-push.ts';
import { confirmHttp } from './transport/confirmed-http.ts';
import { connectEngine } from './transport/engine.ts';
import { type Clicked, clickInAddress, onNotificationClick } from './transport/notification-clicks.ts';
import { onNetwork, onStored, onSystemDark, onVisibility, onWide } from './transport/page-events.ts';
import { showIconCount } from './transport/page-icon.ts';
import { isRenewed } from './transport/page-version.ts';
import { translateHttp } from './transport/translated-http.ts';
import { watchHttp } from './transport/watched-http.ts';
import { App } from './views/App.tsx';
import { ConsoleContext } from './views/context.ts';
import { focusReplyBoxOnceDrawn } from './views/elements/reply-box.ts';
import { noticeTitle } from './views/format/notice-title.ts';
import { nameText } from './views/format/people.ts';

/** Until the server has said how long to wait for it. */
const FIRST_TIMEOUT_MS = 15_000;

const deps = browserDeps();
const language = languageFor(deps.storage.read(LANGUAGE_KEY), navigator.languages);
const texts = await textsIn(language, navigator.languages);
document.documentElement.lang = texts.language;
const http = translateHttp(
  createHttpClient({
    baseUrl: '',
    credentials: 'same-origin',
    sendFile,
    timeoutMs: () => session.current.peek()?.timings.requestTimeoutMs ?? FIRST_TIMEOUT_MS,
  }),
  texts.refusals,
);
const session = createSession(deps, createSessionApi(http));
const router = createRouter(browserHistory);
const theme = createTheme(deps.storage);
const layout = createLayout(deps.storage);
const speak = createLanguageChoice(deps.storage, () => location.reload());
const visible = signal(true);
const alertPort = browserAlerts((shown) => noticeTitle(shown, texts));
const pushPort = browserPush(texts.language);
const workspace = signal<Workspace | null>(null);
const connection = createConnection(() => workspace.peek()?.resume(), isRenewed);
const publicApi = createPublicApi(http);
const confirmation = createConfirmation(publicApi);
const asking = confirmHttp(
  watchHttp(http, {
    answered: connection.answered,
    unanswered: connection.unanswered,
    signedOut: session.expire,
    outdated: connection.outdated,
  }),
  confirmation.ask,
);
const api = createAgentApi(asking);
const accounts = createAccountsApi(asking);

onSystemDark(theme.systemDark);
onWide(layout.wide);
onVisibility((now) => {
  visible.value = now;
});
onNetwork(connection.network);
watchPage({
  returned() {
    workspace.peek()?.resume();
    void session.verify();
  },
  left: () => workspace.peek()?.rest(),
});
onStored((key, text) => workspace.peek()?.storageChanged(key, text));

// A workspace belongs to one agent: the same one finds it as it was, another one gets another.
effect(() => {
  const current = session.current.value;
  const signedIn = session.phase.value === 'signed-in';
  untracked(() => {
    const before = workspace.peek();
    if (current !== null && before?.agent.id === current.agent.id) {
      if (signedIn) before.resume();
      return;
    }
    before?.stop();
    workspace.value =
      current === null
        ? null
        : createWorkspace(
            {
              ...deps,
              api,
              connection,
              visible,
              alertPort,
              pushPort,
              goTo: (id) => router.go(whereIs(id)),
              connect: (listener) => connectEngine(deps, api, current, listener),
            },
            current,
          );
  });
});

effect(() => {
  const route = router.route.value;
  const open = workspace.value;
  untracked(() => {
    const list = listOf(route);
    if (list !== null && 'queue' in list) open?.inbox.show(list.queue);
    // Settings keep the list that was there before.
    if (list !== null) open?.search.show('find' in list ? list.find : null);
    open?.openThread(threadOf(route));
  });
});

onNotificationClick(({ conversationId, ...clicked }) => {
  router.go(whereIs(conversationId));
  actOn(conversationId, clicked);
});
const clicked = clickInAddress();
const begunAt = threadOf(router.route.peek());
if (begunAt !== null) actOn(begunAt.id, clicked);

/** What a button of a notification says, once the thread is there; and by which reminder the agent came. */
function actOn(conversationId: string, { action, reminder }: Clicked): void {
  if (action === '' && reminder === null) return;
  let done = false;
  const stop = effect(() => {
    const open = workspace.value?.open.value ?? null;
    if (done || open?.thread.id !== conversationId || open.thread.conversation.value === null) return;
    done = true;
    queueMicrotask(() => {
      stop();
      if (reminder !== null) void api.openReminder(conversationId, reminder);
      if (action === 'claim') void workspace.peek()?.triage.run('claim', conversationId);
      if (action !== '')
        focusReplyBoxOnceDrawn(() => workspace.peek()?.open.peek()?.thread.id === conversationId);
    });
  });
}

/** A conversation that asks for its agent, or a room in which they are mentioned. */
function whereIs(id: string): Route {
  const room = workspace.peek()?.rooms.named(id) ?? null;
  return room === null ? { page: 'conversation', id, queue: 'mine' } : { page: 'rooms', id };
}

effect(() => {
  const count = workspace.value?.attention.value ?? 0;
  const name = nameOf(workspace.value?.open.value ?? null);
  const where = name === null ? texts.product : `${name} – ${texts.product}`;
  const { waiting = 0, unread = 0 } = workspace.value?.asking.value ?? {};
  document.title = count > 0 ? `${texts.asking(waiting, unread)} – ${where}` : where;
  showIconCount(count);
});

/** Whose conversation is open, or which room; null until it is known. */
function nameOf(open: OpenThread | null): string | null {
  if (open?.kind === 'room') return open.thread.conversation.value?.state.name ?? null;
  const visitor = open?.thread.conversation.value?.state.visitor;
  return visitor === undefined ? null : nameText(visitor.name, texts);
}

effect(() => {
  document.documentElement.dataset['theme'] = theme.shown.value;
});

void session.check();
const root = document.getElementById('app');
if (root !== null) {
  render(
    <ConsoleContext.Provider
      value={{
        texts,
        session,
        router,
        theme,
        layout,
        speak,
        connection,
        confirmation,
        publicApi: publicApi,
        accounts,
        workspace,
      }}
    >
      <App />
    </ConsoleContext.Provider>,
    root,
  );
}
