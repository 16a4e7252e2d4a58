import type { dressLauncher } from '../app/dress-launcher.ts';
import { holdPage } from '../app/hold-page.ts';
import type { Host } from '../embed/app-handle.ts';
import { fitViewport } from '../views/fit-viewport.ts';

/**
 * Shows and hides the frame, and what belongs to it on the page: the launcher, the focus, a page that stands still behind it
 * on phones.
 * @param element the element of the page that the frame stands in, where it is always shown; null: beside the launcher
 */
export function createShowing(
  frame: HTMLIFrameElement,
  element: HTMLElement | null,
  host: Pick<Host, 'root' | 'button'>,
  launcher: Pick<ReturnType<typeof dressLauncher>, 'setOpen'>,
) {
  let shown = false;
  let endings: (() => void)[] = [];
  return {
    isShown: () => shown,

    /** Before anything is done in the frame: what is not shown cannot take the focus. */
    show(focus: boolean): void {
      frame.hidden = false;
      if (focus) {
        element?.scrollIntoView({ block: 'nearest' });
        frame.focus({ preventScroll: true });
      }
      if (shown) return;
      shown = true;
      if (element !== null) return;
      launcher.setOpen(true);
      endings = [fitViewport(frame), holdPage()];
    },

    hide(): void {
      if (!shown || element !== null) return;
      shown = false;
      const hadFocus = host.root.activeElement === frame;
      frame.hidden = true;
      launcher.setOpen(false);
      for (const end of endings) end();
      if (hadFocus) host.button.focus();
    },
  };
}
