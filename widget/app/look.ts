import type { WidgetOptions } from '../embed/app-handle.ts';
import { fits } from '../extras/check-look.ts';
import type { Look } from '../views/context.ts';

/** How the panel looks, of what page and site have said; what cannot be is passed over, and `checkLook` says so. */
export function lookOf({ position, theme, color }: WidgetOptions): Look {
  return {
    position: position === 'left' ? position : 'right',
    theme: theme !== undefined && fits('theme', theme) ? theme : 'auto',
    color: /^#[\da-f]{6}/i.exec(`${color}`)?.[0] ?? null,
  };
}
