import type { ComponentChildren } from 'preact';
import type { Route } from '../../stores/shell/router.ts';
import { useTexts } from '../context.ts';
import { adoptStyle } from './adopt-style.ts';
import { Icon } from './Icon.tsx';
import { Link } from './Link.tsx';
import style from './page.css';

adoptStyle(style);

export type PageHeadProps = {
  title: string;
  /** Where a phone leads back to; without it, to the inbox. */
  back?: { to: Route; label: string };
  children?: ComponentChildren;
};

/** The head of a page that takes the place of the conversation; on a phone with the way back. */
export function PageHead({ title, back, children }: PageHeadProps) {
  const texts = useTexts();
  return (
    <header class="page__head">
      <Link
        to={back?.to ?? { page: 'queue', queue: 'waiting' }}
        class="icon-button page__back"
        aria-label={back?.label ?? texts.account.inbox}
      >
        <Icon name="back" size={20} />
      </Link>
      <h1 class="page__title">{title}</h1>
      {children}
    </header>
  );
}
