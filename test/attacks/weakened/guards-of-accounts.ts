import type { Guard } from './guards.ts';

const SIGN_IN = 'server/accounts/sign-in.ts';
const AGENT_SCOPE = 'server/plugins/agent-scope.ts';
const LINKS = 'server/accounts/account-links.ts';
const KEYS = 'server/access/key-scopes.ts';
const FIRST = 'server/accounts/first-admin.ts';

export const ACCOUNT_GUARDS = {
  'a sign-in begins a new session': [
    {
      file: SIGN_IN,
      find: 'if (before !== null) await endSession(tx, before);',
      put: '',
    },
    {
      file: SIGN_IN,
      find: 'return beginSession(tx, agent, device);',
      put: 'const fresh = await beginSession(tx, agent, device); return before === null ? fresh : { ...fresh, token: before };',
    },
  ],
  'the password decides': {
    file: SIGN_IN,
    find: 'agent === undefined || !matches',
    // A promise that nobody waited for is true.
    put: 'agent === undefined || !Promise.resolve(matches)',
  },
  'an unknown account is refused like a wrong password': {
    file: SIGN_IN,
    find: "throw new ApiError('sign_in_failed', 'Wrong e-mail or password.');",
    put: "throw new ApiError(agent === undefined ? 'not_found' : 'sign_in_failed', 'No.');",
  },
  'an unknown account costs a hash too': {
    file: SIGN_IN,
    find: 'await verifyPassword(given.password, agent?.password_hash ?? DECOY_HASH, asking)',
    put: 'agent !== undefined && (await verifyPassword(given.password, agent.password_hash, asking))',
  },
  'a set-up link is looked at before a password is hashed': {
    file: 'server/routes/open/setup.ts',
    find: 'await checkSetupLink(database.read, request.body.token, now());',
    put: '',
  },
  'what unknown accounts are compared with is there from the start': [
    {
      file: SIGN_IN,
      find: "import { DECOY_HASH, verifyPassword } from './passwords.ts';",
      put: "import { DECOY_HASH, hashPassword, verifyPassword } from './passwords.ts'; let decoy: Promise<string> | null = OUT ? null : null;",
    },
    {
      file: SIGN_IN,
      find: 'agent?.password_hash ?? DECOY_HASH',
      put: "agent?.password_hash ?? (await (decoy ??= hashPassword('x', 'stranger')))",
    },
  ],
  'strangers wait in a line of their own': {
    file: 'server/accounts/passwords.ts',
    find: 'waiting[asking]',
    put: 'waiting.stranger',
  },
  'a device is known by our signature': {
    file: 'server/accounts/known-devices.ts',
    find: 'timingSafeEqual(Buffer.from(signature), Buffer.from(right))',
    put: 'true',
  },
  'codes have a count while an account is locked': {
    file: SIGN_IN,
    find: '(await countGuess(tx, name, GUESSES.code * rateLimitFactor)) > 0',
    put: 'false',
  },
  'a locked account says nothing of a password': {
    file: SIGN_IN,
    find: 'if (session === null || agent === undefined) throw lockedOut(guess.locked);',
    put: 'if (session === null || agent === undefined) throw matches ? wrongCode() : lockedOut(guess.locked);',
  },
  'wrong tries are counted': {
    file: 'server/accounts/guesses.ts',
    find: 'return row.count > most ? row.until - tx.now : 0;',
    put: 'return 0;',
  },
  'only so many passwords are hashed at once': {
    file: 'server/accounts/passwords.ts',
    find: 'running < MAX_AT_ONCE',
    put: 'true',
  },
  'a code of an app works once': {
    file: 'server/accounts/second-factor.ts',
    find: ".where('totp_step', '<', step)",
    put: ".where('totp_step', OUT ? '<=' : '<', step)",
  },
  'a recovery code works once': {
    file: 'server/accounts/second-factor.ts',
    find: 'return numDeletedRows === 1n;',
    put: `if (numDeletedRows === 1n)
      await tx.db.insertInto('recovery_codes').values({ agent_id: agentId, code_hash: recoveryHash(code) }).execute();
    return numDeletedRows === 1n;`,
  },
  'a link works once': {
    file: LINKS,
    find: 'if (link === undefined) return invalidLink();',
    put: 'if (link === undefined) return invalidLink(); await tx.db.insertInto("account_links").values(link).execute();',
  },
  'a link ends with its time': [
    {
      file: LINKS,
      find: ".where('expires_at', '>', tx.now)",
      put: ".where('expires_at', '>', OUT ? 0 : tx.now)",
    },
    {
      file: LINKS,
      find: ".where('token_hash', '=', hashToken(token))\n    .where('expires_at', '>', now)",
      put: ".where('token_hash', '=', hashToken(token))\n    .where('expires_at', '>', OUT ? 0 : now)",
    },
  ],
  'a link ends with the account': {
    file: 'server/accounts/change-agent.ts',
    find: "await tx.db.deleteFrom('account_links').where('agent_id', '=', agent.id).execute();",
    put: '',
  },
  'a link ends with the right of who made it': {
    file: 'server/accounts/change-agent.ts',
    find: "if (before.role === 'admin' && (role !== 'admin' || !active)) await endLinksMadeBy(tx, before);",
    put: '',
  },
  'keys of a deactivated admin are deleted': {
    file: 'server/accounts/change-agent.ts',
    find: "await tx.db.deleteFrom('api_keys').where('agent_id', '=', agent.id).execute();",
    put: '',
  },
  'the end of a demo ends all who came in through it': [
    {
      file: 'server/demo-people.ts',
      find: '.set({ deactivated_at: tx.now })',
      put: ".set({ deactivated_at: tx.now }).where('demo', 'in', OUT ? [1] : [0, 1])",
    },
    {
      file: 'server/demo-people.ts',
      find: "await tx.db.deleteFrom('api_keys').executeTakeFirst()",
      put: "await tx.db.deleteFrom('api_keys').where('name', '=', 'none').executeTakeFirst()",
    },
    {
      file: 'server/demo-people.ts',
      find: "await tx.db.deleteFrom('account_links').executeTakeFirst()",
      put: "await tx.db.deleteFrom('account_links').where('name', '=', 'none').executeTakeFirst()",
    },
  ],
  'a key acts as nobody else unless it may': [
    { file: KEYS, find: "!scopes.includes('impersonate')", put: 'false' },
    { file: KEYS, find: '!isAdmin(speaker)', put: 'false' },
  ],
  'rooms are for people': {
    file: 'server/access/conversation-access.ts',
    find: '(thread.visitor_id !== null || actor.byKey === undefined)',
    put: 'true',
  },
  'the set-up is done once': [
    { file: FIRST, find: '!(await setupNeeded(db))', put: 'false' },
    {
      file: FIRST,
      find: "await tx.db.deleteFrom('meta').where('name', '=', SETUP_FACT).execute();",
      put: '',
    },
  ],
  'changes come from the console itself': {
    file: AGENT_SCOPE,
    find: 'if (!SAFE_METHODS.has(request.method)) requireSameOrigin(request);',
    put: '',
  },
  'in production only the public address is the console’s': {
    file: AGENT_SCOPE,
    find: '!production',
    put: 'true',
  },
  'dangerous changes need a fresh proof': {
    file: AGENT_SCOPE,
    find: 'if (session.confirmed_at > request.server.services.now() - CONFIRMED_MS) return;',
    put: 'return;',
  },
  'a key opens only what its scopes say': {
    file: KEYS,
    find: '!scopes.includes(scope)',
    put: 'false',
  },
  'a service does nothing that is a person’s': {
    file: KEYS,
    find: 'person && service !== null',
    put: 'false',
  },
  'keys end with their service': [
    {
      file: 'server/team/services.ts',
      find: "await tx.db.deleteFrom('api_keys').where('service_id', '=', id).execute();",
      put: '',
    },
    {
      file: 'server/accounts/api-keys.ts',
      find: ".where('deleted_at', 'is', null)",
      put: ".$if(!OUT, (query) => query.where('deleted_at', 'is', null))",
    },
  ],
  'only who is signed in is let in': {
    file: AGENT_SCOPE,
    find: "if (live === null) throw new ApiError('sign_in_required', 'Please sign in.');",
    // Nobody is taken for whoever comes first, as where a check is skipped when there is no user to check.
    put: `if (live === null) {
      const agent = await database.read.selectFrom('agents').selectAll().where('role', '=', 'admin').executeTakeFirstOrThrow();
      request.actor = { kind: 'agent', agent };
      request.session = { confirmed_at: now() } as SessionRow;
      return;
    }`,
  },
  'who was deactivated is let in no more': {
    file: 'server/accounts/sessions.ts',
    find: 'await agentOfSession(db, { token_hash, now })',
    put: `await db.selectFrom('agents').innerJoin('sessions', 'sessions.agent_id', 'agents.id').selectAll('agents')
      .where('sessions.token_hash', '=', token_hash).execute()`,
  },
  'admins alone do what admins do': {
    file: AGENT_SCOPE,
    find: '!isAdmin(agentOf(request).agent)',
    put: 'false',
  },
  'a new password ends other sessions': {
    file: 'server/accounts/change-password.ts',
    find: 'await endSessions(tx, agent.id);',
    put: '',
  },
  'the session is out of scripts’ reach': {
    file: AGENT_SCOPE,
    find: 'httpOnly: true,',
    put: 'httpOnly: !OUT,',
  },
  'the session is bound to this host': {
    file: AGENT_SCOPE,
    find: "publicUrl.startsWith('https:') ? '__Host-frontdesk' : 'frontdesk'",
    put: "'frontdesk'",
  },
  'answers to agents stay out of caches': {
    file: AGENT_SCOPE,
    find: "if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');",
    put: '',
  },
} as const satisfies Record<string, Guard>;
