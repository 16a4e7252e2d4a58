import type { ResumedConversation, ResumedMessage } from '../../server/contract/schemas/mail-api.ts';

export type PageOptions = Pick<ResumedConversation, 'site' | 'texts'> & {
  /** The language, as `Intl` takes it. */
  tag: string;
  fileUrl(id: string): string;
  /** @returns whether it is stored */
  send(id: string, body: string): Promise<boolean>;
};

/** What stands on the page. Everything that people wrote becomes text nodes, never markup. */
export type Page = { show(messages: readonly ResumedMessage[]): void };

/** Builds the page: the site, the conversation, and a field to write in. */
export function createPage({ site, texts, tag, fileUrl, send }: PageOptions): Page {
  const list = element('ol');
  const main = element('main', { tabIndex: 0 }, list);
  main.setAttribute('role', 'log');
  const field = element('textarea', { rows: 1, maxLength: 10_000, placeholder: texts.write, dir: 'auto' });
  field.setAttribute('aria-label', texts.write);
  const button = element('button', { type: 'submit', textContent: texts.send });
  const form = element('form', {}, field, button);
  const trouble = element('p', { className: 'trouble' });
  trouble.setAttribute('role', 'alert');
  const head = element('header', {}, element('h1', { textContent: site.name, dir: 'auto' }));
  if (site.logo !== null) head.prepend(element('img', { src: site.logo, alt: '' }));
  document.body.replaceChildren(head, main, trouble, form);

  let drawn = '';
  let pending: { id: string; body: string } | null = null;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  field.addEventListener('keydown', (event) => {
    const enter = event.key === 'Enter' && !event.shiftKey && !event.isComposing;
    // On a phone, Enter is a new line, as everywhere there.
    if (!enter || matchMedia('(pointer: coarse)').matches) return;
    event.preventDefault();
    void submit();
  });

  return { show };

  async function submit(): Promise<void> {
    const body = field.value.trim();
    if (body === '' || button.disabled) return;
    if (pending?.body !== body) pending = { id: newId(), body };
    button.disabled = true;
    const stored = await send(pending.id, body);
    button.disabled = false;
    trouble.textContent = stored ? '' : texts.notSent;
    if (!stored) return;
    pending = null;
    field.value = '';
    field.focus();
  }

  function show(messages: readonly ResumedMessage[]): void {
    const next = JSON.stringify(messages);
    if (next === drawn) return;
    const atEnd = drawn === '' || main.scrollHeight - main.scrollTop - main.clientHeight < 80;
    drawn = next;
    list.replaceChildren(...messages.map(row));
    if (atEnd) main.scrollTop = main.scrollHeight;
  }

  function row({ mine, author, at, body, deleted, files }: ResumedMessage): HTMLElement {
    const when = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
    const who = element('bdi', { textContent: mine ? texts.you : author });
    const links = files.map(({ id, name }) =>
      element('a', {
        className: 'file',
        href: fileUrl(id),
        textContent: name,
        target: '_blank',
        rel: 'noopener',
      }),
    );
    const words = element('div', {
      className: deleted ? 'body deleted' : 'body',
      dir: 'auto',
      textContent: deleted ? texts.deleted : body,
    });
    words.append(...links);
    return element(
      'li',
      { className: mine ? 'mine' : '' },
      element('div', { className: 'meta' }, who, ` · ${when}`),
      words,
    );
  }
}

/** What is shown when the link opens nothing any more. */
export function showEnded(said: { title: string; hint: string; tag: string; direction: string }): void {
  document.documentElement.lang = said.tag;
  document.documentElement.dir = said.direction;
  document.title = said.title;
  document.body.replaceChildren(
    element(
      'main',
      { className: 'ended' },
      element('h1', { textContent: said.title }),
      element('p', { textContent: said.hint }),
    ),
  );
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** `crypto.randomUUID` is there on secure pages only; a demo on a phone is on none. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x40;
    return index === 8 ? (byte & 0x3f) | 0x80 : byte;
  }).map((byte) => byte.toString(16).padStart(2, '0'));
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
