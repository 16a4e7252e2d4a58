import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Language } from '../locales/choose.ts';
import { overridden } from '../locales/overridden.ts';
import { Composer } from './composer/Composer.tsx';
import { Context, type Look, type ViewContext } from './context.ts';
import { firstFocus } from './first-focus.ts';
import { fitViewport } from './fit-viewport.ts';
import { Header } from './Header.tsx';
import { takePageFont } from './page-font.ts';
import { Refusal, Status } from './Status.tsx';
import { hasBegun, Talk } from './Talk.tsx';

type PanelProps = Omit<ViewContext, 'showPicture' | 'mayWrite' | 'language'> & {
  /** Both may change while the panel is there. */
  language: ReadonlySignal<Language>;
  look: ReadonlySignal<Look>;
  /** `inline` where it stands in an element of the page, `inline page` where it is the page, `large` where the visitor wants it. */
  shape: ReadonlySignal<string>;
  /** False while the panel opens by itself: the focus stays where it is. */
  takesFocus(): boolean;
};

/** The chat itself: a dialog beside the page, the whole screen on a phone. Nothing is drawn before it is first opened. */
export function Panel({ look, shape, takesFocus, ...given }: PanelProps) {
  const { position, theme } = look.value;
  const { chat, composer, close } = given;
  const language = overridden(given.language.value, chat.site.appearance.value?.texts);
  const panel = useRef<HTMLDivElement>(null);
  const opened = useRef(false);
  const picture = useSignal<{ id: string; name: string } | null>(null);
  const dragging = useSignal(false);
  const open = chat.open.value;
  const settings = chat.site.appearance.value?.settings;
  opened.current ||= open;

  useEffect(() => {
    if (!open || panel.current === null) return undefined;
    if (takesFocus()) firstFocus(panel.current).focus({ preventScroll: true });
    return undefined;
  }, [open]);
  useEffect(() => {
    if (panel.current !== null) takePageFont(panel.current, settings?.font === 'page');
  }, [settings?.font, open]);
  // A layout effect: its listeners go with the view, not some frames later.
  useLayoutEffect(() => (open && panel.current !== null ? fitViewport(panel.current) : undefined), [open]);

  if (!opened.current) return null;
  const extras = given.extras.value;
  const away = extras?.page.value != null;
  // What the site asks comes with the extras: until then nothing can be sent that would be refused.
  const asking = extras === null ? asksFirst(chat) : extras.asks.value;
  const mayWrite = chat.site.refusal.value === null && !asking;
  const talking = chat.site.refusal.value === null || chat.thread.conversation.value !== null;
  return (
    <Context.Provider
      value={{
        ...given,
        language,
        mayWrite,
        showPicture: (shown) => {
          picture.value = shown;
        },
      }}
    >
      <div
        ref={panel}
        class={`panel ${position} ${theme} ${shape.value} ${hasBegun(chat) ? '' : 'short'}`}
        data-corners={settings?.corners}
        data-header={settings?.header}
        role="dialog"
        aria-label={chat.site.appearance.value?.name ?? language.texts.chat}
        lang={language.tag}
        dir={language.direction}
        tabIndex={-1}
        hidden={!open}
        onKeyDown={(event) => event.key === 'Escape' && !event.isComposing && close()}
        onDragOver={drag}
        onDragLeave={dragLeft}
        onDrop={drop}
      >
        <Header />
        <Status />
        <Refusal />
        {extras !== null && <extras.Notice />}
        {!away && (
          <div class={asking ? 'body asking' : 'body'}>
            {talking && <Talk />}
            {extras !== null && asking && <extras.Form />}
          </div>
        )}
        {extras !== null && !away && <extras.After />}
        {mayWrite && !away && <Composer />}
        {extras !== null && away && <extras.Page />}
        {dragging.value && extras !== null && <extras.Drop />}
      </div>
      {picture.value !== null && extras !== null && (
        <div class={`panel-theme ${theme}`} dir={language.direction}>
          <extras.PictureView
            picture={picture.value}
            close={() => {
              picture.value = null;
            }}
          />
        </div>
      )}
    </Context.Provider>
  );

  function drag(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    // Dropped without this, a file would take the page's place.
    event.preventDefault();
    dragging.value = chat.site.takesFiles.value;
  }

  function dragLeft(event: DragEvent): void {
    if (!panel.current?.contains(event.relatedTarget as Node | null)) dragging.value = false;
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    dragging.value = false;
    if (chat.site.takesFiles.value) composer.attach([...(event.dataTransfer?.files ?? [])]);
  }
}

/** Whether the site has questions for who begins a chat; whether they are answered, the extras know. */
function asksFirst({ site, thread, form }: ViewContext['chat']): boolean {
  const settings = site.appearance.value?.settings;
  if (settings === undefined || thread.conversation.value !== null || form.value !== null) return false;
  return settings.form.length + settings.topics.length > 0 || settings.consent !== null;
}
