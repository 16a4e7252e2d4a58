import type { Answer, Failure } from '../../server/contract/client/ports.ts';
import type { SaidIdentity, VisitorSession } from '../../server/contract/schemas/widget-api.ts';
import type { WidgetDeps } from './deps.ts';
import { claimsOf } from './signed-token.ts';

/** Who this browser is to the site. `registered`: the server has said that it knows. `signed`: the site said who. */
type Known = { id: string; token: string; registered: boolean; signed?: boolean };
type Given = string | null | undefined;
/** A token that the site signed, or a function that fetches one. Null or nothing: nobody is signed in there. */
export type IdentitySource = Given | (() => Given | Promise<Given>);

/** The code of an answer that is none: the site says that nobody is signed in. This browser goes on as it is. */
export const NOBODY_SIGNED_IN = 'nobody_signed_in';

const VISITOR = 'visitor';
/** A new token is fetched so long before the old one ends. */
const REFRESH_MARGIN_MS = 60_000;
/** A token that lives shorter than that is not asked for without end. */
const REFRESH_AT_MOST_MS = 30_000;

/**
 * The visitor of this browser. Nobody exists, here or at the server, before `ensure` is called; id and token are minted
 * and stored here first, so that a lost answer is asked for again instead of making a second visitor.
 */
export function createIdentity(
  deps: WidgetDeps,
  on: {
    /** The site's word is about to end: `ensure` asks for it again. */
    ending(): void;
    /** Who the page says that it is. */
    said(): SaidIdentity;
    /** Whoever this browser was is left behind for somebody else; `signed` when the site had said who it was. */
    left(signed: boolean): void;
  },
) {
  let asking: Promise<Answer<VisitorSession>> | null = null;
  let askedAs: IdentitySource | null = null;
  let source: IdentitySource | null = null;
  /** The site's word has been accepted, and is still good. */
  let confirmed = false;
  let cancelRefresh = () => {};

  return {
    /** Whether there is somebody to go on as. */
    known: () => source !== null || read(deps) !== null,
    /** Whether this browser holds anybody's token. */
    stored: () => read(deps) !== null,
    /** Another tab is about to become whom the site signed, and will say when it is. */
    pending: () => isPending(read(deps)),
    is: (visitorId: string) => read(deps)?.id === visitorId,
    /** From now on nobody but the person whom the site signs. */
    use(next: IdentitySource): void {
      source = next ?? '';
      confirmed = false;
    },
    /** The visitor's session; makes the visitor where there is none yet. One request at a time. */
    ensure(): Promise<Answer<VisitorSession>> {
      // Another word of the site has come since: it is the one that counts, after what is under way.
      if (asking !== null && askedAs === source) return asking;
      const next = (asking === null ? ask() : asking.then(ask)).finally(() => {
        if (asking === next) asking = null;
      });
      askedAs = source;
      asking = next;
      return next;
    },
    /** The server does not know this visitor any more: the next `ensure` begins as somebody new. */
    forget(): void {
      confirmed = false;
      deps.storage.write(VISITOR, null);
    },
    /** Log-out: the token ends at the server too, and the site's word is not asked for again. */
    leave(): void {
      if (read(deps) !== null) void deps.api.endSession();
      disown();
      deps.storage.write(VISITOR, null);
    },
    /** Another tab has logged out. */
    disown,
    stop: () => cancelRefresh(),
  };

  function disown(): void {
    source = null;
    confirmed = false;
    cancelRefresh();
  }

  function ask(): Promise<Answer<VisitorSession>> {
    return source !== null && !confirmed ? confirm(source) : goOn();
  }

  async function goOn(): Promise<Answer<VisitorSession>> {
    const kept = read(deps);
    // Left over from a page that went away before the site's word was accepted: nobody is that.
    const known = kept === null || isPending(kept) ? mint() : kept;
    if (known.registered) return deps.api.session();
    const answer = await deps.api.createVisitor({ id: known.id, ...here(), ...on.said() });
    if (answer.ok && read(deps)?.id === known.id) write({ ...known, registered: true });
    return answer;
  }

  /** Becomes the person whom the site signed. Whoever this browser was before is left behind. */
  async function confirm(asked: IdentitySource, again = true): Promise<Answer<VisitorSession>> {
    const token = await tokenFrom(asked);
    if (token === null) return nobody(asked);
    if (typeof token !== 'string') return token;
    if (read(deps) === null) mint(true);
    const answer = await deps.api.identify({ identity: token, ...here() });
    if (answer.ok) {
      const { id } = answer.value.visitor;
      write({ ...(read(deps) ?? mint(true)), id, registered: true, signed: true });
      // Another word of the site may have come since: then that one is asked for next.
      confirmed = source === asked;
      refreshBefore(token);
    } else if (again && answer.code === 'id_taken') {
      await deps.api.endSession();
      on.left(read(deps)?.signed === true);
      mint(true);
      return confirm(asked, false);
    } else if (again && answer.code === 'identity_expired' && typeof asked === 'function') {
      return confirm(asked, false);
    }
    return answer;
  }

  /** Null: nobody is signed in. */
  async function tokenFrom(asked: IdentitySource): Promise<string | null | Failure> {
    try {
      const token = typeof asked === 'function' ? await asked() : asked;
      if (token === null || token === undefined || token === '') return null;
      if (typeof token === 'string') return token;
      return unavailable(`The page’s function for identify gave ${typeof token}, not a token.`, 401);
    } catch (error) {
      const message = `The page’s function for identify failed: ${error}`;
      deps.warn(message);
      deps.emit('error', { code: 'identity_unavailable', message });
      // Who was somebody is not nobody because a request of the page failed; it may work in a moment. Anybody else can
      // chat as they are.
      return read(deps)?.signed === true ? unavailable(message, 0) : null;
    }
  }

  /** Nobody is signed in. Whom the site had signed before leaves nothing for whoever sits here now. */
  async function nobody(asked: IdentitySource): Promise<Failure> {
    // Another word of the site has come since: that one counts.
    if (source === asked) disown();
    if (read(deps)?.signed === true) {
      await deps.api.endSession();
      on.left(true);
    }
    return { ok: false, status: 401, code: NOBODY_SIGNED_IN, message: 'Nobody is signed in.' };
  }

  function refreshBefore(token: string): void {
    cancelRefresh();
    const endsAt = (claimsOf(token).exp ?? 0) * 1_000;
    if (typeof source !== 'function' || endsAt === 0) return;
    const delayMs = Math.max(REFRESH_AT_MOST_MS, endsAt - REFRESH_MARGIN_MS - deps.now());
    cancelRefresh = deps.after(delayMs, () => {
      confirmed = false;
      on.ending();
    });
  }

  function here() {
    const timeZone = deps.timeZone();
    return {
      siteKey: deps.siteKey,
      language: deps.language.slice(0, 35),
      page: deps.page(),
      ...(timeZone && { timeZone }),
    };
  }

  function mint(signed = false): Known {
    return write({ id: deps.newId(), token: deps.newToken(), registered: false, signed });
  }

  function write(known: Known): Known {
    deps.storage.write(VISITOR, JSON.stringify(known));
    return known;
  }
}
export type Identity = ReturnType<typeof createIdentity>;

/** The bearer token of this browser's visitor, or null. */
export function tokenIn(storage: WidgetDeps['storage']): string | null {
  return read({ storage })?.token ?? null;
}

function isPending(known: Known | null): boolean {
  return known?.signed === true && !known.registered;
}

function unavailable(message: string, status: number): Failure {
  return { ok: false, status, code: 'identity_unavailable', message };
}

function read({ storage }: Pick<WidgetDeps, 'storage'>): Known | null {
  try {
    const known = JSON.parse(storage.read(VISITOR) ?? 'null');
    return typeof known?.token === 'string' ? known : null;
  } catch {
    // Somebody else wrote there: whoever it was, it is nobody now.
    return null;
  }
}
