import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

export type EmptyProps = { icon: IconName; title: string; hint?: string; children?: ComponentChildren };

/** What stands where there is nothing to show: what it means, and what to do. */
export function Empty({ icon, title, hint, children }: EmptyProps) {
  return (
    <div class="empty">
      <span class="empty__icon">
        <Icon name={icon} size={26} />
      </span>
      <p class="empty__title">{title}</p>
      {hint !== undefined && <p class="empty__hint">{hint}</p>}
      {children}
    </div>
  );
}
