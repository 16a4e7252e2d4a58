import { createTextStorage, newId } from '../../server/contract/client/browser-ports.ts';
import { storageKey } from '../embed/memory.ts';

const OWNER = 'owner';

/**
 * In the place of a site's key, what the frame keeps for pages of an origin: each has a visitor of its own, as it does without
 * a frame. Ends where the origin does, so that no other begins with it: `https://shop.example` and `https://shop.example:8443`.
 */
export const keptFor = (site: string, origin: string): string => `${site}@${origin}/`;

/**
 * Whose the conversation in the frame is: a random id in the page's storage, which says nothing. The loader forgets it
 * with everything else of this site (`reset`, `destroy` with storage), without a frame and without a network; a frame that
 * is started with another id forgets what it kept. Pages whose storage is refused have a new one each time.
 * @param on `forgotten`: another tab has logged the visitor out. Both are told the id that holds from now on
 */
export function watchOwner(
  site: string,
  on: { forgotten(owner: string): void; changed(owner: string): void },
) {
  const storage = createTextStorage(storageKey(site, ''));
  let owner = storage.read(OWNER) ?? '';
  if (owner === '') renew();
  const listen = ({ key }: StorageEvent) => {
    // Of several tabs each may have chosen an id meanwhile: what is there now is what all of them take.
    const now = storage.read(OWNER);
    if (key !== storageKey(site, OWNER) || now === owner) return;
    if (now === null) return on.forgotten(renew());
    owner = now;
    on.changed(owner);
  };
  window.addEventListener('storage', listen);
  return {
    id: () => owner,
    /** The visitor has logged out here. */
    renew,
    end: () => window.removeEventListener('storage', listen),
  };

  function renew(): string {
    owner = newId();
    // The loader removes all that is kept, in the same moment; this is for afterwards.
    queueMicrotask(() => storage.write(OWNER, owner));
    return owner;
  }
}
