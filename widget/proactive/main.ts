import { choicesIn } from '../../server/contract/choices.ts';
import type { Proactive } from '../../server/contract/schemas/site-setting-parts.ts';
import { wordsIn } from '../../server/contract/words.ts';
import { storageKey } from '../embed/memory.ts';
import { DISMISS } from './dismiss.ts';
import css from './proactive.css';
import { watchRule } from './rules.ts';

/**
 * Messages that a site shows by itself, without connecting to anything. Only sites that have some load this file. It keeps
 * in the browser which were shown, so that each is shown once; nothing else, and nothing at the server.
 */
const SHOWN = 'proactive';
/** As `stores/invitation.ts` reads it. */
const INVITATION = 'invitation';
type Speak = (method: string, ...args: unknown[]) => Promise<unknown>;

/** Who speaks: the site, with its picture where it has one (a path at this server). */
type Speaker = { name: string; logo: string | null };

export async function startProactive(
  site: string,
  rules: readonly Proactive[],
  speaker: Speaker,
): Promise<void> {
  const pageApi = (window as unknown as { frontdesk: Speak & { widgets?: Map<string, unknown> } }).frontdesk;
  const speak = (await pageApi('boot', { site })) as Speak;
  const shown = readShown(site);
  const endings: (() => void)[] = [];
  const end = () => {
    for (const one of endings.splice(0)) one();
  };
  // Who opens the chat needs no invitation.
  endings.push((await speak('on', 'open', end)) as () => void);
  void speak('on', 'destroy', end);
  for (const rule of rules) {
    if (shown.includes(rule.id)) continue;
    endings.push(watchRule(rule, returning(site), () => show(rule)));
  }

  function show(rule: Proactive): void {
    end();
    const language = document.documentElement.lang || navigator.language;
    const text = wordsIn(rule.text, language);
    // Gone with the widget, or nothing to say in this language.
    // Launchers stand in the page in the order in which their sites began.
    const place = [...(pageApi.widgets?.keys() ?? [])].indexOf(site);
    const root = document.querySelectorAll('frontdesk-widget')[place]?.shadowRoot;
    if (text === null || !root) return;
    shown.push(rule.id);
    write(site, SHOWN, shown);
    const offer = choicesIn(text);
    /** The app shows it in the conversation from then on. */
    const takeUp = () => {
      write(site, INVITATION, { id: `${rule.id} ${Date.now()}`, at: Date.now(), ...offer });
      void speak('open');
    };
    const choose = (words: string) => {
      takeUp();
      // Agents see beside the conversation what the words are an answer to.
      void speak('track', 'Proactive message', { message: offer.text.slice(0, 200), chosen: words });
      void speak('send', words);
    };
    endings.push(draw({ ...offer, speaker }, root, language, { open: takeUp, choose }));
    void speak('on', 'open', end);
  }
}

/** In the launcher's own shadow root, so that it goes when the widget goes. Returns what removes it. */
function draw(
  { text, choices, speaker }: ReturnType<typeof choicesIn> & { speaker: Speaker },
  root: ShadowRoot,
  language: string,
  on: { open(): void; choose(words: string): void },
): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const side = root.querySelector('.left') === null ? 'right' : 'left';
  const bubble = document.createElement('div');
  bubble.className = `proactive ${side}`;
  bubble.setAttribute('role', 'status');
  const say = button('say', '', on.open);
  say.append(part('strong', speaker.name), part('span', text));
  bubble.append(
    face(speaker),
    say,
    button('dismiss', '✕', () => bubble.remove(), DISMISS[language.slice(0, 2)] ?? 'Dismiss'),
  );
  if (choices.length > 0) {
    const list = bubble.appendChild(document.createElement('div'));
    list.className = 'choices';
    list.append(...choices.map((words) => button('choice', words, () => on.choose(words))));
  }
  root.append(bubble);
  return () => bubble.remove();
}

/** The site's picture, or its first letter. */
function face({ name, logo }: Speaker): HTMLElement {
  const made = document.createElement(logo === null ? 'span' : 'img');
  made.className = 'face';
  made.setAttribute('aria-hidden', 'true');
  if (made instanceof HTMLImageElement && logo !== null) {
    made.alt = '';
    made.src = new URL(logo, import.meta.url).href;
  } else made.textContent = [...name.trim()][0]?.toUpperCase() ?? '';
  return made;
}

function part(tag: 'strong' | 'span', text: string): HTMLElement {
  const made = document.createElement(tag);
  made.dir = 'auto';
  made.textContent = text;
  return made;
}

function button(className: string, text: string, action: () => void, label?: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.className = className;
  made.dir = 'auto';
  made.textContent = text;
  made.onclick = action;
  if (label !== undefined) made.setAttribute('aria-label', label);
  return made;
}

/** Whether this browser ever wrote to the site. */
function returning(site: string): boolean {
  try {
    return localStorage.getItem(storageKey(site, 'visitor')) !== null;
  } catch {
    return false;
  }
}

function readShown(site: string): string[] {
  try {
    const found = JSON.parse(localStorage.getItem(storageKey(site, SHOWN)) ?? '[]');
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

function write(site: string, name: string, value: object): void {
  try {
    localStorage.setItem(storageKey(site, name), JSON.stringify(value));
  } catch {
    // Refused: it is shown again on another page, and is not part of the conversation.
  }
}
