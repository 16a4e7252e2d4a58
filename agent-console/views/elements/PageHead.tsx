import type { ComponentChildren } from 'preact';
import { useTexts } from '../context.ts';
import { Icon } from './Icon.tsx';
import { Link } from './Link.tsx';

/** The head of a page that takes the place of the conversation; on a phone with the way back. */
export function PageHead({ title, children }: { title: string; children?: ComponentChildren }) {
  const texts = useTexts();
  return (
    <header class="page__head">
      <Link
        to={{ page: 'queue', queue: 'waiting' }}
        class="icon-button page__back"
        aria-label={texts.account.inbox}
      >
        <Icon name="back" size={20} />
      </Link>
      <h1 class="page__title">{title}</h1>
      {children}
    </header>
  );
}
