import type { Site } from './site.ts';

/**
 * A part of the chat that is fetched when it is first wanted. What could not be had is fetched the next time that it is wanted.
 * @param use called once, with the part
 */
export function createPart<T>(
  site: Pick<Site, 'part'>,
  load: () => Promise<T>,
  use: (part: T) => void,
): () => void {
  let wanted = false;
  return () => {
    if (wanted) return;
    wanted = true;
    void site.part(load).then((part) => {
      if (part === null) wanted = false;
      else use(part);
    });
  };
}
