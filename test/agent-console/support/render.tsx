import { signal } from '@preact/signals';
import { type ComponentChildren, render } from 'preact';
import { act } from 'preact/test-utils';
import { en, type Texts } from '../../../agent-console/locales/en.ts';
import { createConfirmation } from '../../../agent-console/stores/shell/confirmation.ts';
import { createConnection } from '../../../agent-console/stores/shell/connection.ts';
import { createLanguageChoice } from '../../../agent-console/stores/shell/language.ts';
import { createLayout } from '../../../agent-console/stores/shell/layout.ts';
import { createRouter, type HistoryPort, type Route } from '../../../agent-console/stores/shell/router.ts';
import { createSession } from '../../../agent-console/stores/shell/session.ts';
import { createTheme } from '../../../agent-console/stores/shell/theme.ts';
import { createWorkspace, type Workspace } from '../../../agent-console/stores/workspace.ts';
import type { AccountsApi, PublicApi } from '../../../agent-console/transport/accounts-api.ts';
import type { AgentApi, SessionApi } from '../../../agent-console/transport/agent-api.ts';
import { ConsoleContext, WorkspaceContext } from '../../../agent-console/views/context.ts';
import type { AgentSession } from '../../../server/contract/schemas/agent-api.ts';
import { settled } from '../../contract/client/fake-deps.ts';
import { FakePusher } from '../../contract/client/fake-pusher.ts';
import { eventually } from '../../support/eventually.ts';
import { takeDown } from '../../support/run/take-down.ts';
import { fakeAccountsApi, fakePublicApi } from './fake-accounts.ts';
import { fakeAgentApi } from './fake-agent-api.ts';
import { connectAlone, fakeDeps, ok, refused, SESSION } from './fake-deps.ts';
import { fakeAlertPort, fakePushPort } from './fake-ports.ts';

export type Stage = {
  root: HTMLElement;
  workspace: Workspace;
  deps: ReturnType<typeof fakeDeps>;
  pusher: FakePusher;
  session: ReturnType<typeof createSession>;
  path(): string;
  route(): Route;
  one<E extends Element = HTMLElement>(selector: string): E;
  button(name: string | RegExp): HTMLButtonElement;
  text(): string;
  /** Does something, and waits until the views have followed. */
  step(action: () => unknown): Promise<void>;
};

/** Puts a view on the page, with real stores behind it and a world in the test's hand. */
export async function stage(
  view: ComponentChildren,
  {
    api = {},
    sessionApi = {},
    accountsApi = {},
    publicApi = {},
    path = '/console/',
    shows,
    signedIn = true,
    as = SESSION,
    texts = en,
    reload = () => {},
  }: {
    api?: Partial<AgentApi>;
    sessionApi?: Partial<SessionApi>;
    accountsApi?: Partial<AccountsApi>;
    publicApi?: Partial<PublicApi>;
    path?: string;
    /** A selector of the part that is waited for, where the view fetches its code. */
    shows?: string;
    signedIn?: boolean;
    /** Who is signed in. */
    as?: AgentSession;
    texts?: Texts;
    /** Loads the page again. */
    reload?: () => void;
  } = {},
): Promise<Stage> {
  const deps = fakeDeps();
  const history = fakeHistory(path);
  const session = createSession(deps, {
    readSession: () => (signedIn ? ok(as) : refused(401, 'sign_in_required')),
    signIn: () => ok(SESSION),
    signOut: () => ok(null),
    readSetup: () => ok({ needed: false }),
    setUp: () => ok(SESSION),
    ...sessionApi,
  });
  await session.check();
  const agentApi = fakeAgentApi(api);
  const connection = createConnection(() => {});
  const workspace = createWorkspace(
    {
      ...deps,
      api: agentApi,
      connection,
      visible: signal(true),
      alertPort: fakeAlertPort(),
      pushPort: fakePushPort(),
      goTo: () => {},
      connect: (listener) => connectAlone(deps, listener, agentApi),
    },
    as,
  );
  const pusher = FakePusher.last;
  pusher.connectFully();
  const console = {
    texts,
    session,
    router: createRouter(history),
    theme: createTheme(deps.storage),
    layout: createLayout(deps.storage),
    speak: createLanguageChoice(deps.storage, reload),
    connection,
    confirmation: createConfirmation({ confirm: () => ok(null) }),
    publicApi: fakePublicApi(publicApi),
    accounts: fakeAccountsApi(accountsApi),
    workspace: signal(workspace),
  };
  takeDown();
  const root = document.body.appendChild(document.createElement('div'));
  const step = async (action: () => unknown) => {
    await act(async () => {
      await action();
      await settled();
    });
  };
  await step(() =>
    render(
      <ConsoleContext.Provider value={console}>
        <WorkspaceContext.Provider value={workspace}>{view}</WorkspaceContext.Provider>
      </ConsoleContext.Provider>,
      root,
    ),
  );
  const one = <E extends Element>(selector: string): E => {
    const found = root.querySelector<E>(selector);
    if (found === null) throw new Error(`Nothing is ${selector} in ${root.innerHTML}`);
    return found;
  };
  if (shows !== undefined)
    await eventually(async () => {
      await step(() => {});
      one(shows);
    });
  return {
    root,
    workspace,
    deps,
    pusher,
    session,
    path: history.read,
    route: console.router.route.peek.bind(console.router.route),
    one,
    button(name) {
      const all = [...root.querySelectorAll('button')];
      const found = all.find((button) => {
        const called = button.getAttribute('aria-label') ?? button.textContent ?? '';
        return typeof name === 'string' ? called.trim() === name : name.test(called);
      });
      if (found === undefined)
        throw new Error(`No button is called ${name}; there are: ${all.map((b) => b.textContent)}`);
      return found;
    },
    text: () => root.textContent ?? '',
    step,
  };
}

function fakeHistory(start: string): HistoryPort {
  let address = start;
  const go = (path: string) => {
    address = path;
  };
  return { read: () => address, push: go, replace: go, onChange: () => {} };
}

/** Types into a field as a person does: the value, then the event. */
export function type(element: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  element.value = text;
  element.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Presses a key, with whatever else is held. */
export function press(element: Element, key: string, held: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
  element.dispatchEvent(event);
  return event;
}
