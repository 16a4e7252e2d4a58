import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useExtras } from './context.ts';
import { ExtraIcon } from './ExtraIcon.tsx';
import type { ExtraPage } from './store.ts';

/** Everything that is not writing, behind one button of the header. */
export function Menu() {
  const { chat, extra, store, language, size, popoutPart } = useExtras();
  const open = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const conversation = chat.thread.conversation.value;

  useEffect(() => {
    if (!open.value) return;
    list.current?.querySelector('button')?.focus();
    popoutPart?.want();
  }, [open.value]);

  const close = (refocus: boolean) => {
    open.value = false;
    if (refocus) button.current?.focus();
  };
  const go = (page: ExtraPage) => () => {
    close(false);
    store.page.value = page;
  };
  const anew = () => {
    close(true);
    store.anew();
  };
  const popout = popoutPart?.popout.value;
  const leave = () => {
    close(true);
    popout?.open();
  };
  const wide = size?.hasRoom() === true;
  const items: [string, () => void, boolean][] = [
    [extra.anew, anew, conversation !== null],
    [extra.conversations, go('conversations'), true],
    [extra.transcript, go('transcript'), conversation !== null],
    [extra.end, go('end'), conversation !== null && conversation.state.status !== 'resolved'],
    [extra.privacy, go('privacy'), true],
    [extra.ownWindow, leave, wide && popout?.state.value === 'here'],
  ];

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what its buttons do not, to close the list
    <div
      class="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open.value) return;
        event.stopPropagation();
        close(true);
      }}
      onFocusOut={(event) => {
        if (!(event.currentTarget as HTMLElement).contains(event.relatedTarget as Node | null)) close(false);
      }}
    >
      <button
        ref={button}
        type="button"
        class="tool"
        aria-label={extra.more}
        title={extra.more}
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <ExtraIcon name="more" />
      </button>
      {open.value && (
        <ul ref={list} class="menu-list">
          {items
            .filter(([, , shown]) => shown)
            .map(([label, action]) => (
              <li key={label}>
                <button type="button" onClick={action}>
                  {label}
                </button>
              </li>
            ))}
          {wide && toggle(extra.large, size.isLarge(), () => size.toggle())}
          {toggle(language.texts.sound, chat.sound.on.value, chat.sound.toggle)}
        </ul>
      )}
    </div>
  );

  function toggle(label: string, on: boolean, act: () => void) {
    return (
      <li>
        <button type="button" class="toggle" aria-pressed={on} onClick={act}>
          {label}
          {on && <ExtraIcon name="check" />}
        </button>
      </li>
    );
  }
}
