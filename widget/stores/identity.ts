import type { VisitorSession } from '../../server/contract/schemas/widget-api.ts';
import type { Answer } from '../../server/contract/sync/world.ts';
import type { WidgetWorld } from './world.ts';

/** Who this browser is to the site. `registered`: the server has said that it knows. */
type Known = { id: string; token: string; registered: boolean };

const VISITOR = 'visitor';

/**
 * The visitor of this browser. Nobody exists, here or at the server, before `ensure` is called; id and token are minted
 * and stored here first, so that a lost answer is asked for again instead of making a second visitor.
 */
export function createIdentity(world: WidgetWorld) {
  let asking: Promise<Answer<VisitorSession>> | null = null;

  return {
    /** Whether there is somebody to go on as. */
    known: () => read(world) !== null,
    is: (visitorId: string) => read(world)?.id === visitorId,
    /** The visitor's session; makes the visitor where there is none yet. One request at a time. */
    ensure(): Promise<Answer<VisitorSession>> {
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    /** The server does not know this visitor any more: the next `ensure` begins as somebody new. */
    forget: () => world.storage.remove(VISITOR),
  };

  async function ask(): Promise<Answer<VisitorSession>> {
    const known = read(world) ?? write({ id: world.newId(), token: world.newToken(), registered: false });
    if (known.registered) return world.api.session();
    const answer = await world.api.createVisitor({
      id: known.id,
      siteKey: world.siteKey,
      language: world.language.slice(0, 35),
      page: world.page(),
      ...(world.timeZone === undefined ? {} : { timeZone: world.timeZone }),
    });
    if (answer.ok && read(world)?.id === known.id) write({ ...known, registered: true });
    return answer;
  }

  function write(known: Known): Known {
    world.storage.write(VISITOR, JSON.stringify(known));
    return known;
  }
}
export type Identity = ReturnType<typeof createIdentity>;

/** The bearer token of this browser's visitor, or null. */
export function tokenIn(storage: WidgetWorld['storage']): string | null {
  return read({ storage })?.token ?? null;
}

function read({ storage }: Pick<WidgetWorld, 'storage'>): Known | null {
  try {
    const known = JSON.parse(storage.read(VISITOR) ?? 'null');
    return typeof known?.token === 'string' ? known : null;
  } catch {
    // Somebody else wrote there: whoever it was, it is nobody now.
    return null;
  }
}
