import { useEffect, useRef } from 'preact/hooks';
import { useView } from '../../views/context.ts';
import { Icon } from '../../views/Icon.tsx';

/** A picture over the whole page. Takes the focus, and gives it back where it was. */
export function PictureView({ picture, close }: { picture: { id: string; name: string }; close(): void }) {
  const { language, extras } = useView();
  const { texts } = language;
  const button = useRef<HTMLButtonElement>(null);
  const source = extras.value?.links.of(picture.id).value?.content;

  useEffect(() => {
    const before = (button.current?.getRootNode() as ShadowRoot | undefined)
      ?.activeElement as HTMLElement | null;
    button.current?.focus();
    return () => before?.focus();
  }, []);

  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    // Nothing else can be reached while the picture covers the page.
    if (event.key === 'Tab') event.preventDefault();
  };

  return (
    <div
      class="picture-view"
      role="dialog"
      aria-modal="true"
      aria-label={picture.name}
      tabIndex={-1}
      onKeyDown={keyDown}
      onClick={close}
    >
      {source !== undefined && <img src={source} alt={picture.name} />}
      <button ref={button} type="button" class="tool" aria-label={texts.closePicture} onClick={close}>
        <Icon name="close" />
      </button>
    </div>
  );
}
