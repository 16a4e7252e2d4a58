import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Composer } from './Composer.tsx';
import { Context, useView, type ViewContext } from './context.ts';
import { initialsOf } from './format.ts';
import { Icon } from './Icon.tsx';
import { Log } from './Log.tsx';
import { Status } from './Status.tsx';

type PanelProps = Omit<ViewContext, 'showPicture'> & {
  side: 'left' | 'right';
  theme: 'light' | 'dark' | 'auto';
};

/** The chat itself: a dialog beside the page, the whole screen on a phone. */
export function Panel({ side, theme, ...context }: PanelProps) {
  const { chat, composer, language, close } = context;
  const { texts } = language;
  const panel = useRef<HTMLDivElement>(null);
  const picture = useSignal<{ src: string; name: string } | null>(null);
  const dragging = useSignal(false);
  const open = chat.open.value;

  useEffect(() => {
    if (open) panel.current?.querySelector('textarea')?.focus({ preventScroll: true });
  }, [open, chat.site.value === null]);
  useEffect(() => (open ? fitToKeyboard(panel) : undefined), [open]);

  const leaveByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    if (picture.value !== null) picture.value = null;
    else close();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    dragging.value = false;
    composer.attach(Array.from(event.dataTransfer?.files ?? []));
  };
  const drag = (over: boolean) => (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    dragging.value = over;
  };

  return (
    <Context.Provider value={{ ...context, showPicture: (shown) => (picture.value = shown) }}>
      <div
        ref={panel}
        class={`panel ${side} ${theme}`}
        role="dialog"
        aria-label={texts.dialog}
        lang={language.tag}
        dir={language.direction}
        hidden={!open}
        onKeyDown={leaveByKey}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={drop}
      >
        <Header />
        <Status />
        {chat.refusal.value === null && (
          <>
            <Log />
            <Composer />
          </>
        )}
        {dragging.value && <div class="drop">{texts.dropHere}</div>}
        {picture.value !== null && (
          <button
            type="button"
            class="full-picture"
            aria-label={texts.closePicture}
            onClick={() => (picture.value = null)}
          >
            <img src={picture.value.src} alt={picture.value.name} />
          </button>
        )}
      </div>
    </Context.Provider>
  );
}

function Header() {
  const { chat, language, close } = useView();
  const { texts } = language;
  const site = chat.site.value;
  const agent = chat.conversation.value?.state.assignee;
  const name = agent?.name ?? site?.name ?? '';
  return (
    <header class="header">
      <span class="face" aria-hidden="true">
        {initialsOf(name)}
      </span>
      <span class="titles">
        <strong>{site?.name ?? texts.dialog}</strong>
        {site !== null && (
          <span>
            {agent ? texts.withAgent(agent.name) : site.agentsOnDuty ? texts.onDuty : texts.offDuty}
          </span>
        )}
      </span>
      <button type="button" class="tool" aria-label={texts.close} onClick={close}>
        <Icon name="close" />
      </button>
    </header>
  );
}

/** On phones the on-screen keyboard covers the bottom of the page; the panel ends above it. */
function fitToKeyboard(panel: { current: HTMLElement | null }): (() => void) | undefined {
  const viewport = window.visualViewport;
  if (viewport == null) return undefined;
  const resize = () => {
    panel.current?.style.setProperty('--fd-height', `${viewport.height}px`);
    panel.current?.style.setProperty('--fd-top', `${viewport.offsetTop}px`);
  };
  resize();
  viewport.addEventListener('resize', resize);
  viewport.addEventListener('scroll', resize);
  return () => {
    viewport.removeEventListener('resize', resize);
    viewport.removeEventListener('scroll', resize);
  };
}
