import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Message } from '../../server/contract/schemas/conversations.ts';
import { withoutMarkup } from '../../server/contract/text/markdown.ts';
import type { Texts } from '../locales/texts.ts';
import { Face } from './Face.tsx';
import { Icon } from './Icon.tsx';
import sheet from './preview.css';
import { dressRoot } from './style-sheets.ts';

/** A message that can be opened or dismissed. It is fetched with the first news. */
export function Preview({
  message,
  side,
  texts,
  open,
  dismiss,
}: {
  message: Message;
  side: 'left' | 'right';
  texts: Texts;
  open(): void;
  dismiss(): void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => dressRoot(frame.current, sheet), []);
  return (
    <div ref={frame} class={`preview ${side}`}>
      <Face name={message.author.name} />
      <button type="button" class="preview-open" onClick={open}>
        <strong dir="auto">{message.author.name}</strong>
        <span dir="auto">
          {withoutMarkup(message.body) || message.attachments.map(({ name }) => name).join(', ')}
        </span>
      </button>
      <button type="button" class="tool" aria-label={texts.dismiss} title={texts.dismiss} onClick={dismiss}>
        <Icon name="close" />
      </button>
    </div>
  );
}
