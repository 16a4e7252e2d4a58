import { type ReadonlySignal, signal } from '@preact/signals';
import { createPart } from '../../stores/late-part.ts';
import type { Site } from '../../stores/site.ts';
import type { Popout } from './popout.ts';

/** What puts the chat into a window of its own, once it has loaded: with the first look at the menu, or when a window asks. */
export type PopoutPart = {
  popout: ReadonlySignal<Popout | null>;
  want(): void;
  stop(): void;
};

/** @param start makes it of what was loaded */
export function createPopoutPart(
  site: Pick<Site, 'part' | 'offline' | 'outdated'>,
  start: (part: typeof import('./popout.ts')) => Popout,
): PopoutPart {
  const popout = signal<Popout | null>(null);
  let stopped = false;
  const want = createPart(
    site,
    () => import('./popout.ts'),
    (part) => {
      if (!stopped) popout.value = start(part);
    },
  );
  // The page before this one in the same tab may have put the chat into a window, which asks until it is answered.
  window.addEventListener('message', hear);
  return {
    popout,
    want,
    stop(): void {
      stopped = true;
      window.removeEventListener('message', hear);
      popout.value?.stop();
    },
  };

  /** Whose window it is, and whether it is one, is asked by what loads. */
  function hear({ data }: MessageEvent): void {
    // A window asks every second: what cannot be had now is not asked for each time.
    if (data?.frontdesk === 'window' && !site.offline.peek() && !site.outdated.peek()) want();
  }
}
