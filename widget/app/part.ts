import type { Site } from '../stores/site.ts';

/**
 * A part of the chat that is fetched when it is first wanted. What could not be fetched is said, and is fetched the next
 * time that it is wanted.
 * @param use called once, with the part
 */
export function createPart<T>(site: Site, load: () => Promise<T>, use: (part: T) => void): () => void {
  let wanted = false;
  return () => {
    if (wanted) return;
    wanted = true;
    load()
      .then((part) => {
        site.partCame();
        use(part);
      })
      .catch((error) => {
        wanted = false;
        return site.partMissing(error);
      });
  };
}
