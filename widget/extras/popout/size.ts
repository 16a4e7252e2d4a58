import type { Signal } from '@preact/signals';
import { SIZE } from '../../embed/memory.ts';
import type { WidgetDeps } from '../../stores/deps.ts';

const LARGE = 'large';
/** As in `views/panel.css`: here the panel covers the screen. */
const PHONE = '(max-width: 480px), (max-height: 480px)';

/**
 * Whether the panel is larger than it has to be, as the visitor left it on this site.
 * @param shape the panel's classes
 * @param framed the panel is as large as the frame around it, which the page makes larger
 */
export function createPanelSize(
  { storage }: Pick<WidgetDeps, 'storage'>,
  shape: Signal<string>,
  framed: boolean,
) {
  return {
    isLarge: () => (framed ? storage.read(SIZE) !== null : shape.value === LARGE),
    toggle(): void {
      const next = this.isLarge() ? null : LARGE;
      storage.write(SIZE, next);
      if (!framed) shape.value = next ?? '';
    },
    /** Whether there is a screen around the panel. A frame does not see the window that it stands in. */
    hasRoom: () => (framed ? Math.min(screen.width, screen.height) > 480 : !matchMedia(PHONE).matches),
  };
}
export type PanelSize = ReturnType<typeof createPanelSize>;
