import { createTextStorage } from '../../server/contract/client/browser-ports.ts';
import { dressLauncher } from '../app/dress-launcher.ts';
import { onPhone } from '../app/hold-page.ts';
import { watchRoute } from '../app/watch-route.ts';
import type { Call, Host, WidgetApp } from '../embed/app-handle.ts';
import { EXPECTED, OPEN, storageKey } from '../embed/memory.ts';
import launcherSheet from '../views/launcher.css';
import { addSheet, parseSheet } from '../views/style-sheets.ts';
import { openWire, type Served, type Wire } from '../wire/wire.ts';
import frameSheet from './frame.css';
import { watchOwner } from './owner.ts';
import { rememberCalls } from './said.ts';
import { createShowing } from './showing.ts';
import { standIn } from './stand-in.ts';
import { INVITATION, READY, type Start } from './start.ts';

/** So long the frame may take until it can be started: a slow phone fetches the whole app meanwhile. */
const FRAME_WAIT_MS = 30_000;
/** Once the browser says that it is loaded, whatever that was, it answers at once or never. */
const LOADED_WAIT_MS = 3_000;

/** Nothing can be had ready before: what a frame fetches is kept apart from what its page fetches. */
export async function warmUp(): Promise<void> {}

/**
 * The chat in a frame of the server's own origin, so that the page's scripts reach neither what is said in it nor who the
 * visitor is. What stays on the page is the launcher, and the calls of the page's API, which are passed on. Takes the place of
 * the app where the tag says `data-isolation="frame"`.
 * @throws where the frame could not be had: the page's policy forbids it, or the site does not list this origin
 */
export async function startApp(host: Host): Promise<WidgetApp> {
  const { site } = host.options;
  const server = new URL(host.baseUrl, location.href).origin;
  const storage = createTextStorage(storageKey(site, ''));
  addSheet(host.root, parseSheet(launcherSheet + frameSheet));
  const launcher = dressLauncher(host.button);
  const frame = document.createElement('iframe');
  const calls = rememberCalls(host.calls);
  let wire: Wire | null = null;

  const owner = watchOwner(site, {
    forgotten: (id) => wire?.tell('reset', id),
    changed: (id) => wire?.tell('owner', id),
  });
  const started = settledLater();
  const served: Served = new Map(
    Object.entries({
      started: () => started.resolve(),
      failed: (message: string) => started.reject(new Error(message)),
      event(name: string, data?: object) {
        if (name === 'close') showing.hide();
        host.emit(name, data);
      },
      unread: launcher.setUnread,
      away: launcher.setAway,
      color(color: string, ink: string, corners: string) {
        host.setColor(color, ink);
        frame.dataset['corners'] = corners;
      },
      stored(name: string, text: string | null) {
        if (name === EXPECTED || name === OPEN) storage.write(name, text);
      },
      size(name: string) {
        frame.className = name;
      },
      identity: calls.identity,
    }),
  );

  frame.src = `${host.baseUrl}/chat/${encodeURIComponent(site)}/frame`;
  frame.title = host.button.getAttribute('aria-label') ?? 'Chat';
  frame.allow = 'autoplay; clipboard-write; microphone';
  // A router that swaps the page's body takes the frame along, which begins anew then, and says so again.
  window.addEventListener('message', begin);
  const tooLate = () => started.reject(new Error('The frame of the chat could not be loaded.'));
  let late = setTimeout(tooLate, FRAME_WAIT_MS);
  frame.onload = () => {
    if (wire !== null) return;
    clearTimeout(late);
    late = setTimeout(tooLate, LOADED_WAIT_MS);
  };
  const endings = [
    watchRoute(() => wire?.tell('page', pageSeen())),
    owner.end,
    () => window.removeEventListener('message', begin),
    () => clearTimeout(late),
  ];
  /** The element of the page that it stands in, if the tag names one. */
  const element = host.options.target ? standIn(host.options.target, frame) : null;
  if (element === null) {
    if (host.options.target) {
      console.error(
        `Frontdesk: There is no element "${host.options.target}": the chat stands beside the page.`,
      );
      host.button.hidden = false;
    }
    frame.hidden = true;
    host.mount.append(frame);
  }
  const showing = createShowing(frame, element, host, launcher);
  try {
    await started.promise;
  } catch (error) {
    end();
    throw error;
  }
  clearTimeout(late);

  return {
    open,
    close() {
      showing.hide();
      wire?.tell('close');
    },
    isOpen: showing.isShown,
    refresh: () => wire?.tell('refresh'),
    prefill: (text) => shown('prefill', text),
    showMessage: (text) => shown('showMessage', text),
    async openConversation(id) {
      showing.show(true);
      await wire?.ask('openConversation', id);
    },
    identify: (source) => said('identify', source),
    set: (attributes) => said('set', attributes),
    update(change) {
      const { position } = Object(change);
      if (position === 'left' || position === 'right') host.mount.className = position;
      return said('update', change);
    },
    track: (name, data) => said('track', name, data),
    async send(text) {
      await wire?.ask('send', text);
    },
    reset() {
      calls.forget();
      showing.hide();
      wire?.tell('reset', owner.renew());
    },
    destroy: end,
  };

  /** Each time that the frame's document says that it is there. */
  function begin({ source, origin, data }: MessageEvent): void {
    const inside = frame.contentWindow;
    if (inside === null || source !== inside || origin !== server || data?.frontdesk !== READY.frontdesk)
      return;
    wire?.end();
    const { port1, port2 } = new MessageChannel();
    wire = openWire(port1, served);
    const { language, color, theme, popout } = host.options;
    const start: Start = {
      frontdesk: 'start',
      options: { language, color, theme, popout },
      calls: calls.all(),
      page: pageSeen(),
      owner: owner.id(),
      closes: element === null,
      phone: onPhone(),
      font: getComputedStyle(document.body).fontFamily,
    };
    inside.postMessage(start, server, [port2]);
    if (showing.isShown()) wire.tell('open', true);
  }

  async function said(...call: Call): Promise<void> {
    const [method, ...args] = calls.add(call);
    await wire?.ask(method, ...args);
  }

  function open(quietly = false): void {
    // A panel that covers the screen by itself, on every page, would be in the way.
    if (quietly && (element === null ? host.options.target || onPhone() : showing.isShown())) return;
    showing.show(!quietly);
    const invitation = storage.read(INVITATION);
    if (invitation !== null) wire?.tell('invited', invitation);
    storage.write(INVITATION, null);
    wire?.tell('open', quietly);
  }

  async function shown(method: string, text: string): Promise<void> {
    showing.show(true);
    await wire?.ask(method, text);
  }

  function end(): void {
    showing.hide();
    for (const ending of endings) ending();
    wire?.end();
    (element ?? frame).remove();
  }
}

function settledLater() {
  let resolve = () => {};
  let reject = (_error: Error) => {};
  const promise = new Promise<void>((resolved, rejected) => {
    resolve = resolved;
    reject = rejected;
  });
  return { promise, resolve, reject };
}

function pageSeen() {
  return { url: location.href, title: document.title };
}
