import type { ComponentChildren } from 'preact';
import { pathOf, type Route } from '../../stores/shell/router.ts';
import { useConsole } from '../context.ts';

export type LinkProps = {
  to: Route;
  class?: string;
  title?: string;
  /** -1: not reached with the Tab key, because it is not seen there. */
  tabIndex?: number | undefined;
  'aria-label'?: string;
  'aria-current'?: 'page' | 'true' | undefined;
  'data-card'?: string;
  'data-unread'?: boolean;
  'data-urgent'?: boolean;
  /** Called before the link is followed. */
  onFollow?: () => void;
  children: ComponentChildren;
};

/** A link within the console: a real one, so that it can be opened in another tab and copied. */
export function Link({ to, children, onFollow, ...rest }: LinkProps) {
  const { router } = useConsole();
  return (
    <a
      {...rest}
      href={pathOf(to)}
      onClick={(event: MouseEvent) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onFollow?.();
        router.go(to);
      }}
    >
      {children}
    </a>
  );
}
