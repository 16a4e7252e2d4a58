import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FileRefusal, StagedFile } from '../stores/composer.ts';
import { useView } from './context.ts';
import { sizeOf } from './format.ts';
import { Icon } from './Icon.tsx';
import { Thumbnail } from './Thumbnail.tsx';

const MAX_HEIGHT_PX = 132;
/** What Safari says of the Enter that ends a composition. */
const COMPOSING = 229;

export function Composer() {
  const { chat, composer, language } = useView();
  const { texts } = language;
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const draft = composer.draft.value;

  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(MAX_HEIGHT_PX, element.scrollHeight)}px`;
  }, [draft]);

  const send = () => {
    composer.send();
    field.current?.focus();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === COMPOSING) return;
    event.preventDefault();
    send();
  };
  const paste = (event: ClipboardEvent) => {
    const files = Array.from(event.clipboardData?.files ?? []);
    if (files.length === 0) return;
    event.preventDefault();
    composer.attach(files);
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {composer.refused.value.map((refusal) => (
        <p key={refusal.name} class="file-refused" role="alert">
          {refusalText(refusal)}
        </p>
      ))}
      {composer.files.value.length > 0 && (
        <ul class="chips">
          {composer.files.value.map((file) => (
            <Chip key={file.id} staged={file} />
          ))}
        </ul>
      )}
      <div class="field">
        <button
          type="button"
          class="tool"
          aria-label={texts.attach}
          title={texts.attach}
          onClick={() => picker.current?.click()}
        >
          <Icon name="attach" />
        </button>
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          value={draft}
          placeholder={texts.compose}
          aria-label={texts.compose}
          maxLength={chat.limits.value?.messageLength}
          onInput={(event) => composer.write(event.currentTarget.value)}
          onKeyDown={keyDown}
          onPaste={paste}
        />
        <button
          type="submit"
          class="send"
          aria-label={texts.send}
          title={texts.send}
          aria-disabled={!composer.ready.value}
        >
          <Icon name="send" />
        </button>
      </div>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          composer.attach(Array.from(event.currentTarget.files ?? []));
          event.currentTarget.value = '';
        }}
      />
    </form>
  );

  function refusalText({ name, reason }: FileRefusal): string {
    const limits = chat.limits.value;
    if (reason === 'too_large') return texts.fileTooLarge(name, sizeOf(limits?.fileBytes ?? 0, language));
    return reason === 'empty' ? texts.fileEmpty(name) : texts.tooManyFiles(limits?.filesPerMessage ?? 0);
  }
}

function Chip({ staged }: { staged: StagedFile }) {
  const { composer, language } = useView();
  const { texts } = language;
  const percent = Math.round(staged.progress * 100);
  return (
    <li class={`chip ${staged.state}`}>
      <Thumbnail file={staged.file} />
      <span class="chip-text">
        <span class="chip-name" dir="auto">
          {staged.file.name}
        </span>
        {staged.state === 'uploading' && (
          <progress max={100} value={percent} aria-label={texts.uploading(staged.file.name, percent)} />
        )}
        {staged.state === 'ready' && <span class="file-size">{sizeOf(staged.file.size, language)}</span>}
        {staged.state === 'failed' && (
          <span class="chip-trouble" role="alert">
            {staged.trouble ?? texts.uploadFailed}
          </span>
        )}
      </span>
      {staged.state === 'failed' && (
        <button type="button" class="tool" aria-label={texts.retry} onClick={() => composer.retry(staged.id)}>
          <Icon name="retry" />
        </button>
      )}
      <button
        type="button"
        class="tool"
        aria-label={texts.removeFile(staged.file.name)}
        onClick={() => composer.remove(staged.id)}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
