import { acceptOf, mayBeOfKinds } from '../../server/contract/files/file-kinds.ts';
import type { ResumedConversation } from '../../server/contract/schemas/mail-api.ts';
import { element, newId } from './elements.ts';

export type TrayOptions = Pick<ResumedConversation, 'texts'> & {
  limits: NonNullable<ResumedConversation['files']>;
  /** @returns whether it is stored */
  upload(id: string, file: File): Promise<boolean>;
  say(trouble: string): void;
  changed(): void;
};

/** Files that go with the next message: the button that chooses them, and the list of what was chosen. */
export type Tray = {
  button: HTMLElement;
  list: HTMLElement;
  /** The ids of what is stored; null while something is on its way. */
  ids(): string[] | null;
  clear(): void;
};

type Chosen = { id: string; file: File; state: 'uploading' | 'stored' | 'failed' };

/** Uploads each file as soon as it is chosen. What failed stays in the list, is tried again by a click, and goes with no message. */
export function createTray({ texts, limits, upload, say, changed }: TrayOptions): Tray {
  let chosen: Chosen[] = [];
  const input = element('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    accept: acceptOf(limits.kinds),
  });
  const button = element('button', {
    type: 'button',
    className: 'attach',
    textContent: '+',
    title: texts.attach,
  });
  button.setAttribute('aria-label', texts.attach);
  const list = element('ul', { className: 'tray' });
  button.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    for (const file of input.files ?? []) add(file);
    // The same file may be chosen again.
    input.value = '';
  });
  return {
    button: element('span', {}, button, input),
    list,
    ids: () =>
      chosen.some(({ state }) => state === 'uploading')
        ? null
        : chosen.filter(({ state }) => state === 'stored').map(({ id }) => id),
    clear() {
      chosen = chosen.filter(({ state }) => state === 'failed');
      draw();
    },
  };

  function add(file: File): void {
    if (chosen.length >= limits.perMessage) return;
    if (!mayBeOfKinds(limits.kinds, file.type, file.name))
      return say(named(texts.fileKindRefused, file.name));
    if (file.size > limits.bytes) {
      const limit = `${Math.floor(limits.bytes / 2 ** 20)} MB`;
      return say(texts.fileTooLarge.replace('{name}', file.name).replace('{limit}', limit));
    }
    say('');
    const one: Chosen = { id: newId(), file, state: 'uploading' };
    chosen.push(one);
    void send(one);
  }

  async function send(one: Chosen): Promise<void> {
    one.state = 'uploading';
    draw();
    one.state = (await upload(one.id, one.file).catch(() => false)) ? 'stored' : 'failed';
    draw();
  }

  function draw(): void {
    list.replaceChildren(...chosen.map(row));
    button.toggleAttribute('disabled', chosen.length >= limits.perMessage);
    changed();
  }

  function row(one: Chosen): HTMLElement {
    const { name } = one.file;
    const words = element('span', { dir: 'auto', textContent: name });
    const remove = element('button', {
      type: 'button',
      textContent: '×',
      title: named(texts.removeFile, name),
    });
    remove.setAttribute('aria-label', named(texts.removeFile, name));
    remove.addEventListener('click', () => {
      chosen = chosen.filter((other) => other !== one);
      draw();
    });
    const line = element('li', { className: one.state }, words);
    if (one.state === 'uploading') line.setAttribute('aria-label', named(texts.uploading, name));
    if (one.state === 'failed') {
      const again = element('button', {
        type: 'button',
        className: 'again',
        textContent: texts.uploadFailed,
      });
      again.append(' ↻');
      again.addEventListener('click', () => void send(one));
      line.append(again);
    }
    line.append(remove);
    return line;
  }
}

function named(text: string, name: string): string {
  return text.replace('{name}', name);
}
