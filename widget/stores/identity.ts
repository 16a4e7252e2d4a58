import type { VisitorSession } from '../../server/contract/schemas/widget-api.ts';
import type { Answer } from '../../server/contract/sync/world.ts';
import type { WidgetWorld } from './world.ts';

/** Who this browser is to the site. `registered`: the server has said that it knows. */
type Identity = { id: string; token: string; registered: boolean };

/**
 * The visitor of this browser. Nobody exists, here or at the server, before `ensure` is called; id and token are minted
 * and stored here first, so that a lost answer is asked for again instead of making a second visitor.
 */
export function createIdentity(world: Pick<WidgetWorld, 'storage' | 'newId' | 'newToken'>) {
  let asking: Promise<Answer<VisitorSession>> | null = null;

  return {
    token: () => read()?.token ?? null,
    /** Whether there is somebody to go on as. */
    known: () => read() !== null,
    /** The visitor's session; makes the visitor where there is none yet. One request at a time. */
    ensure(
      world: Pick<WidgetWorld, 'api' | 'siteKey' | 'language' | 'timeZone' | 'page'>,
    ): Promise<Answer<VisitorSession>> {
      asking ??= ask(world).finally(() => {
        asking = null;
      });
      return asking;
    },
    /** The server does not know this visitor any more: the next `ensure` begins as somebody new. */
    forget: () => world.storage.remove('visitor'),
  };

  async function ask({
    api,
    siteKey,
    language,
    timeZone,
    page,
  }: Pick<WidgetWorld, 'api' | 'siteKey' | 'language' | 'timeZone' | 'page'>): Promise<
    Answer<VisitorSession>
  > {
    const identity = read() ?? write({ id: world.newId(), token: world.newToken(), registered: false });
    if (identity.registered) return api.session();
    const answer = await api.createVisitor({
      id: identity.id,
      siteKey,
      language: language.slice(0, 35),
      page: page(),
      ...(timeZone === undefined ? {} : { timeZone }),
    });
    if (answer.ok) write({ ...identity, registered: true });
    return answer;
  }

  function read(): Identity | null {
    const text = world.storage.read('visitor');
    return text === null ? null : JSON.parse(text);
  }

  function write(identity: Identity): Identity {
    world.storage.write('visitor', JSON.stringify(identity));
    return identity;
  }
}
export type IdentityStore = ReturnType<typeof createIdentity>;
