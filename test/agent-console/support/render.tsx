import { signal } from '@preact/signals';
import { type ComponentChildren, render } from 'preact';
import { act } from 'preact/test-utils';
import { en, type Texts } from '../../../agent-console/locales/en.ts';
import { createDesk, type Desk } from '../../../agent-console/stores/desk.ts';
import { createConfirmation } from '../../../agent-console/stores/shell/confirmation.ts';
import { createConnection } from '../../../agent-console/stores/shell/connection.ts';
import { createLayout } from '../../../agent-console/stores/shell/layout.ts';
import { createRouter, type HistoryPort, type Route } from '../../../agent-console/stores/shell/router.ts';
import { createSession } from '../../../agent-console/stores/shell/session.ts';
import { createTheme } from '../../../agent-console/stores/shell/theme.ts';
import type { AccountsApi, DoorApi } from '../../../agent-console/transport/accounts-api.ts';
import type { DeskApi, SessionApi } from '../../../agent-console/transport/agent-api.ts';
import { ConsoleContext, DeskContext } from '../../../agent-console/views/context.ts';
import { FakePusher } from '../../contract/client/fake-pusher.ts';
import { settled } from '../../contract/client/fake-world.ts';
import { fakeAccountsApi, fakeDoorApi } from './fake-accounts.ts';
import { connectAlone, fakeAlertPort, fakeDeskApi, fakeWorld, ok, refused, SESSION } from './fake-ports.ts';

export type Stage = {
  root: HTMLElement;
  desk: Desk;
  world: ReturnType<typeof fakeWorld>;
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
    doorApi = {},
    path = '/console/',
    signedIn = true,
    texts = en,
  }: {
    api?: Partial<DeskApi>;
    sessionApi?: Partial<SessionApi>;
    accountsApi?: Partial<AccountsApi>;
    doorApi?: Partial<DoorApi>;
    path?: string;
    signedIn?: boolean;
    texts?: Texts;
  } = {},
): Promise<Stage> {
  const world = fakeWorld();
  const history = fakeHistory(path);
  const session = createSession(world, {
    readSession: () => (signedIn ? ok(SESSION) : refused(401, 'sign_in_required')),
    signIn: () => ok(SESSION),
    signOut: () => ok(null),
    readSetup: () => ok({ needed: false }),
    setUp: () => ok(SESSION),
    ...sessionApi,
  });
  await session.check();
  const deskApi = fakeDeskApi(api);
  const connection = createConnection(() => {});
  const desk = createDesk(
    {
      ...world,
      api: deskApi,
      connection,
      visible: signal(true),
      alertPort: fakeAlertPort(),
      goTo: () => {},
      connect: (told) => connectAlone(world, told, deskApi),
    },
    SESSION,
  );
  const pusher = FakePusher.last;
  pusher.connectFully();
  const console = {
    texts,
    session,
    router: createRouter(history),
    theme: createTheme(world.storage),
    layout: createLayout(world.storage),
    confirmation: createConfirmation({ confirm: () => ok(null) }),
    door: fakeDoorApi(doorApi),
    accounts: fakeAccountsApi(accountsApi),
    desk: signal(desk),
  };
  document.body.replaceChildren();
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
        <DeskContext.Provider value={desk}>{view}</DeskContext.Provider>
      </ConsoleContext.Provider>,
      root,
    ),
  );
  const one = <E extends Element>(selector: string): E => {
    const found = root.querySelector<E>(selector);
    if (found === null) throw new Error(`Nothing is ${selector} in ${root.innerHTML}`);
    return found;
  };
  return {
    root,
    desk,
    world,
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
