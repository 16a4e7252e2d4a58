import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { fill } from '../../locales/fill.ts';
import { Icon } from '../../views/Icon.tsx';
import { useExtras } from '../context.ts';
import { ExtraIcon } from '../ExtraIcon.tsx';

/** How far a finger goes to the side before that is a swipe. */
const SWIPE_PX = 48;

type Picture = { id: string; name: string };

/**
 * A picture over the whole page: to be saved, and with the other pictures of the conversation before and behind it, by arrow keys,
 * buttons, and swipes. Takes the focus, and gives it back where it was.
 */
export function PictureView({ picture, close }: { picture: Picture; close(): void }) {
  const { chat, language, extras, extra } = useExtras();
  const { texts } = language;
  const shown = useSignal<Picture>(picture);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  /** Where a finger came down; null: none is, or there are two. */
  const touched = useRef<{ x: number; y: number } | null>(null);
  const pictures = (chat.thread.conversation.value?.messages ?? []).flatMap(({ attachments }) =>
    attachments.filter((one) => one.picture !== null && one.deletedAfterDays === undefined),
  );
  const here = pictures.findIndex(({ id }) => id === shown.value.id);
  const before = here > 0 ? pictures[here - 1] : undefined;
  const next = here < 0 ? undefined : pictures[here + 1];
  const { id, name } = shown.value;
  const source = extras.value?.links.of(id).value?.content;
  const rightToLeft = language.direction === 'rtl';

  useEffect(() => {
    const focused = (button.current?.getRootNode() as ShadowRoot | undefined)
      ?.activeElement as HTMLElement | null;
    button.current?.focus();
    return () => focused?.focus();
  }, []);

  // At the first and the last picture, the button that led there is gone.
  useEffect(() => {
    const root = button.current?.getRootNode() as ShadowRoot | undefined;
    if (!place.current?.contains(root?.activeElement ?? null)) button.current?.focus();
  }, [id]);

  const go = (to: Picture | undefined) => {
    if (to !== undefined) shown.value = to;
  };
  /** @param right to the side where the next one is, in what reads from left to right */
  const turn = (right: boolean) => go(right !== rightToLeft ? next : before);

  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') turn(event.key === 'ArrowRight');
    if (event.key !== 'Tab') return;
    // Nothing else can be reached while the picture covers the page.
    event.preventDefault();
    const controls = [...(place.current?.querySelectorAll<HTMLElement>('a, button') ?? [])];
    const root = place.current?.getRootNode() as ShadowRoot | undefined;
    const at = controls.indexOf(root?.activeElement as HTMLElement);
    controls.at((at + (event.shiftKey ? -1 : 1)) % controls.length)?.focus();
  };

  return (
    <div
      ref={place}
      class="picture-view"
      role="dialog"
      aria-modal="true"
      aria-label={name}
      tabIndex={-1}
      onKeyDown={keyDown}
      onClick={close}
      onTouchStart={({ touches }) => {
        const [only] = touches;
        // In a page that is magnified, a finger moves what is seen of it.
        const swipes = touches.length === 1 && (window.visualViewport?.scale ?? 1) < 1.1;
        touched.current = swipes && only ? { x: only.clientX, y: only.clientY } : null;
      }}
      onTouchEnd={(event) => {
        const [lifted] = event.changedTouches;
        if (touched.current === null || lifted === undefined) return;
        const [x, y] = [lifted.clientX - touched.current.x, lifted.clientY - touched.current.y];
        touched.current = null;
        if (Math.abs(x) < SWIPE_PX || Math.abs(x) < Math.abs(y)) return;
        // Without the click that closes.
        event.preventDefault();
        turn(x < 0);
      }}
    >
      {source !== undefined && <img src={source} alt={name} key={id} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside the picture closes, and none on a button does */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div class="picture-tools" onClick={(event) => event.stopPropagation()}>
        {before !== undefined && (
          <button
            key="before"
            type="button"
            class="tool"
            aria-label={extra.previousPicture}
            title={extra.previousPicture}
            onClick={() => go(before)}
          >
            <ExtraIcon name="before" />
          </button>
        )}
        {next !== undefined && (
          <button
            key="next"
            type="button"
            class="tool"
            aria-label={extra.nextPicture}
            title={extra.nextPicture}
            onClick={() => go(next)}
          >
            <ExtraIcon name="next" />
          </button>
        )}
        {source !== undefined && (
          <a
            class="tool"
            href={savedFrom(source)}
            download={name}
            target="_blank"
            rel="noopener noreferrer nofollow"
            aria-label={fill(texts.download, { name })}
            title={fill(texts.download, { name })}
          >
            <ExtraIcon name="save" />
          </a>
        )}
        <button ref={button} type="button" class="tool" aria-label={texts.closePicture} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
    </div>
  );
}

/** Where a browser saves what it would show: it passes over `download` of a link to another origin, as the server's mostly is. */
function savedFrom(source: string): string {
  const url = new URL(source);
  url.searchParams.set('save', '1');
  return url.href;
}
