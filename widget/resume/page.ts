import type { ResumedConversation, ResumedMessage } from '../../server/contract/schemas/mail-api.ts';
import { LINK_ATTRIBUTES } from '../../server/contract/text/links.ts';
import { type Markup, markdown } from '../../server/contract/text/markdown.ts';
import { element, newId } from './elements.ts';
import { createTray } from './files.ts';

export type PageOptions = Pick<ResumedConversation, 'site' | 'texts' | 'files'> & {
  /** The language, as `Intl` takes it. */
  tag: string;
  fileUrl(id: string): string;
  /** @returns whether it is stored */
  send(message: Outgoing): Promise<boolean>;
  /** @returns whether it is stored */
  upload(id: string, file: File): Promise<boolean>;
};

/** What stands on the page. Everything that people wrote becomes text nodes, never markup. */
export type Page = {
  show(messages: readonly ResumedMessage[]): void;
  /** Says that the server cannot be reached, or takes that back. */
  setReachable(reachable: boolean): void;
};

/** What the server says of a link that has ended, in the language of the browser. */
export type Ended = { title: string; hint: string; tag: string; direction: string };

/** A message on its way: the same id until it is known to be stored. */
export type Outgoing = { id: string; body: string; attachmentIds: string[] };

/** Builds the page: the site, the conversation, and a field to write in. */
export function createPage({ site, texts, files, tag, fileUrl, send, upload }: PageOptions): Page {
  const list = element('ol');
  const main = element('main', { tabIndex: 0 }, list);
  main.setAttribute('role', 'log');
  const field = element('textarea', { rows: 1, maxLength: 10_000, placeholder: texts.write, dir: 'auto' });
  field.setAttribute('aria-label', texts.write);
  const button = element('button', { type: 'submit', textContent: texts.send });
  const trouble = element('p', { className: 'trouble' });
  trouble.setAttribute('role', 'alert');
  const connection = element('p', { className: 'trouble' });
  connection.setAttribute('role', 'status');
  const tray =
    files === null
      ? null
      : createTray({ texts, limits: files, upload, say: (words) => (trouble.textContent = words), changed });
  const form = element('form', {}, ...(tray === null ? [] : [tray.list, tray.button]), field, button);
  const head = element('header', {}, element('h1', { textContent: site.name, dir: 'auto' }));
  if (site.logo !== null) head.prepend(element('img', { src: site.logo, alt: '' }));
  document.body.replaceChildren(head, main, connection, trouble, form);

  let drawn = '';
  let pending: Outgoing | null = null;
  let sending = false;
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

  return {
    show,
    setReachable(reachable) {
      const words = reachable ? '' : texts.unreachable;
      if (connection.textContent !== words) connection.textContent = words;
    },
  };

  async function submit(): Promise<void> {
    const body = field.value.trim();
    const attachmentIds = tray === null ? [] : tray.ids();
    if (sending || attachmentIds === null || (body === '' && attachmentIds.length === 0)) return;
    const same = pending?.body === body && pending.attachmentIds.join() === attachmentIds.join();
    if (pending === null || !same) pending = { id: newId(), body, attachmentIds };
    sending = true;
    changed();
    const stored = await send(pending);
    sending = false;
    changed();
    trouble.textContent = stored ? '' : texts.notSent;
    if (!stored) return;
    pending = null;
    tray?.clear();
    // What was written meanwhile stays.
    if (field.value.trim() === body) field.value = '';
    field.focus();
  }

  /** Nothing is sent while something is on its way. */
  function changed(): void {
    button.disabled = sending || tray?.ids() === null;
  }

  function show(messages: readonly ResumedMessage[]): void {
    const next = JSON.stringify(messages);
    if (next === drawn) return;
    const atEnd = drawn === '' || main.scrollHeight - main.scrollTop - main.clientHeight < 80;
    drawn = next;
    list.replaceChildren(...messages.map(row));
    if (atEnd) main.scrollTop = main.scrollHeight;
  }

  function row({ mine, author, at, body, deleted, files, replyTo }: ResumedMessage): HTMLElement {
    const when = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
    const who = element('bdi', { textContent: mine ? texts.you : author });
    const links = files.map((file) => fileLink(file, fileUrl(file.id)));
    const words = element(
      'div',
      { className: deleted ? 'body deleted' : 'body', dir: 'auto' },
      ...(deleted ? [texts.deleted] : markdown(body, { labels: !mine }).map(marked)),
      ...links,
    );
    const quote = replyTo && (replyTo.unsent ? texts.deleted : replyTo.body || replyTo.file);
    return element(
      'li',
      { className: mine ? 'mine' : '' },
      element('div', { className: 'meta' }, who, ` · ${when}`),
      ...(quote ? [element('blockquote', { className: 'meta', dir: 'auto', textContent: quote })] : []),
      words,
    );
  }
}

/** What somebody wrote: elements of a short list around text, never HTML. */
function marked(part: Markup): Node | string {
  if (typeof part === 'string') return part;
  const { tag, href, value, parts } = part;
  const made = element(tag, href === undefined ? {} : { href, ...LINK_ATTRIBUTES }, ...parts.map(marked));
  if (made instanceof HTMLLIElement && value !== undefined) made.value = value;
  return made;
}

/** What is shown when the link opens nothing any more. */
export function showEnded(said: Ended): void {
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

/** A picture is shown, in a small size; of everything else its name and size. What the site keeps no longer has no link. */
function fileLink(
  { name, sizeBytes, picture, deleted }: ResumedMessage['files'][number],
  url: string,
): HTMLElement {
  if (deleted !== undefined)
    return element(
      'div',
      { className: 'file deleted' },
      element('bdi', { textContent: name }),
      ` · ${deleted}`,
    );
  const link = element('a', { className: 'file', href: url, target: '_blank', rel: 'noopener' });
  if (picture) link.append(element('img', { src: `${url}?small=1`, alt: name, loading: 'lazy' }));
  else link.append(element('bdi', { textContent: name }), ` · ${sizeText(sizeBytes)}`);
  return link;
}

function sizeText(bytes: number): string {
  return bytes < 2 ** 20
    ? `${Math.max(1, Math.round(bytes / 1024))} kB`
    : `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
