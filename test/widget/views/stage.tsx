import { type ReadonlySignal, signal } from '@preact/signals';
import { type ComponentType, render } from 'preact';
import { Log } from '../../../widget/conversation/conversation.tsx';
import { ENGLISH, type Language } from '../../../widget/locales/choose.ts';
import type { Extras } from '../../../widget/views/context.ts';
import { Panel } from '../../../widget/views/Panel.tsx';
import { settled } from '../../contract/client/fake-deps.ts';
import { FakeBrowser, type Tab } from '../fake-browser.ts';

/** The panel of one tab, drawn into the test's page, with everything behind it but the network. */
export async function draw({
  browser = new FakeBrowser(),
  language = ENGLISH,
  spoken = signal(language),
  tab = browser.tab(),
  open = true,
  extras = null,
  log = Log,
  shape = signal(''),
}: {
  browser?: FakeBrowser;
  language?: Language;
  /** In its place, where it changes while the panel is there. */
  spoken?: ReadonlySignal<Language>;
  tab?: Tab;
  open?: boolean;
  /** What has loaded besides the panel. */
  extras?: Extras | null;
  /** What draws the conversation. */
  log?: ComponentType | null;
  /** The panel's classes. */
  shape?: ReadonlySignal<string>;
} = {}) {
  const mount = document.createElement('div');
  document.body.append(mount);
  const closed: number[] = [];
  const loaded = signal<Extras | null>(extras);
  const drawsLog = signal<ComponentType | null>(log);
  render(
    <Panel
      chat={tab.chat}
      composer={tab.composer}
      extras={loaded}
      baseUrl="https://chat.example"
      language={spoken}
      log={drawsLog}
      close={() => void closed.push(1)}
      takesFocus={() => true}
      shape={shape}
      look={signal({ position: 'right', theme: 'auto', color: null })}
    />,
    mount,
  );
  await tab.chat.prepare();
  if (open) tab.chat.setOpen(true);
  await drawn();
  const one = <T extends Element = HTMLElement>(selector: string): T => {
    const found = mount.querySelector<T>(selector);
    if (found === null) throw new Error(`Nothing drawn is ${selector}: ${mount.innerHTML}`);
    return found;
  };
  return {
    browser,
    tab,
    mount,
    one,
    closed,
    /** What draws the conversation has come. */
    logCame: () => {
      drawsLog.value = Log;
    },
    field: () => one<HTMLTextAreaElement>('textarea'),
    button: (name: string) => one<HTMLButtonElement>(`button[aria-label="${name}"]`),
    texts: () => [...mount.querySelectorAll('[data-message] .text')].map((text) => text.textContent),
    remove: () => {
      render(null, mount);
      mount.remove();
    },
  };
}

/** Signals and effects have reached the page. */
export async function drawn(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    await settled();
    await new Promise((resolve) => setTimeout(resolve, 0));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
