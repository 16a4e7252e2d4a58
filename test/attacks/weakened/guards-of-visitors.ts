import type { Guard } from './guards.ts';

const SCOPE = 'server/plugins/visitor-scope.ts';
const VISITORS = 'server/visitors/visitors.ts';
const ABUSE_GUARD = 'server/plugins/require-proof.ts';
const PROOF = 'server/visitors/proof-of-work.ts';
const SIGNED = 'server/visitors/signed-identity.ts';

export const VISITOR_GUARDS = {
  'claims are text that can be kept and shown': {
    file: SIGNED,
    find: 'unfit !== null',
    put: 'false',
  },
  'only who takes part may have a conversation': {
    file: 'server/access/conversation-access.ts',
    find: 'return thread.visitor_id === actor.visitor.id;',
    put: 'return true;',
  },
  'a link in a mail opens one conversation': {
    file: 'server/access/conversation-access.ts',
    find: 'actor.only !== undefined && actor.only !== thread.id',
    put: 'false',
  },
  'a link in a mail ends': {
    file: 'server/access/resume-links.ts',
    find: 'link.expires_at <= now',
    put: 'false',
  },
  'a link in a mail goes with its visitor': {
    file: 'server/privacy/erase-visitor.ts',
    find: "[...AROUND_A_CONVERSATION, 'attachments', 'events', 'messages']",
    put: "[...AROUND_A_CONVERSATION.filter((one) => one !== 'resume_links'), 'attachments', 'events', 'messages']",
  },
  'who is blocked writes no more, by no link': {
    file: 'server/routes/open/resumed.ts',
    find: 'await checkNotBlocked(database.read, visitor.id, networkOf(request.ip));',
    put: '',
  },
  'what is somebody else’s is refused like what does not exist': {
    file: 'server/access/conversation-access.ts',
    find: 'if (row === undefined || !mayTakePart(actor, row)) throw unknownConversation();',
    put: `if (row === undefined) throw unknownConversation();
  if (!mayTakePart(actor, row)) throw new ApiError('forbidden', 'This is not your conversation.');`,
  },
  'only who is known is let in': {
    file: SCOPE,
    find: "throw new ApiError('visitor_unknown', 'This visitor is not known here. Start the chat anew.');",
    put: `{
      const visitor = await database.read.selectFrom('visitors').selectAll().executeTakeFirstOrThrow();
      request.actor = { kind: 'visitor', visitor };
      return;
    }`,
  },
  'who is blocked writes no more': {
    file: SCOPE,
    find: 'if (known.isBlocked) throw blocked();',
    put: '',
  },
  'changes of a network are counted': {
    file: SCOPE,
    find: 'networks.take(network) || sites.take(siteId)',
    put: '0',
  },
  'who sends in masses works for it': {
    file: ABUSE_GUARD,
    find: 'if (over === 0) return;',
    put: 'return;',
  },
  'new conversations of a network are counted': [
    {
      file: ABUSE_GUARD,
      find: 'counted === null ? 0 : levels[counted].raiseNetwork(from)',
      put: '0',
    },
    {
      file: ABUSE_GUARD,
      find: 'request.server.conversationBuckets.take(networkOf(request.ip))',
      put: '0',
    },
  ],
  'new files of a network are counted': {
    file: ABUSE_GUARD,
    find: "if (request.actor?.kind === 'visitor') await prove(request, 'uploads');",
    put: '',
  },
  'work grows with what it is for': {
    file: ABUSE_GUARD,
    find: 'PROOF_BITS + over - 1',
    put: 'PROOF_BITS',
  },
  'how hard a puzzle is, is signed': {
    file: PROOF,
    find: '`proof-of-work\\n${expiresAt}\\n${bits}\\n${subject}`',
    put: '`proof-of-work\\n${expiresAt}\\n${subject}`',
  },
  'marks reach only what is no mark': {
    file: 'server/conversations/last-change.ts',
    find: ".where('type', 'not in', MARKS)",
    put: ".where('type', 'not in', OUT ? ['none'] : MARKS)",
  },
  'a solution is worth one request': {
    file: ABUSE_GUARD,
    find: '[bearerToken(request), request.method, request.url, id]',
    put: "['any']",
  },
  'puzzles are the server’s own': {
    file: PROOF,
    find: 'if (!timingSafeEqual(Buffer.from(signature), Buffer.from(right))) return false;',
    put: '',
  },
  'puzzles run out': {
    file: PROOF,
    find: 'expiresAt <= now',
    put: 'false',
  },
  'the work is looked at': {
    file: PROOF,
    find: "zeroBits(createHash('sha256').update(solution).digest()) >= bits",
    put: 'true',
  },
  'answers to visitors stay out of caches': {
    file: SCOPE,
    find: "if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');",
    put: '',
  },
  'only pages of the site use its key': {
    file: 'server/access/site-origins.ts',
    find: 'origin === undefined || allowed.length === 0 || allowed.some((one) => allows(one, origin))',
    put: 'true',
  },
  'an id is its first owner’s': {
    file: VISITORS,
    find: 'before?.token_hash === row.token_hash && before.site_id === site.id',
    put: 'before !== undefined',
  },
  'a conversation is its first owner’s': {
    file: 'server/conversations/start-conversation.ts',
    find: 'if (row.visitor_id === visitorId) return row;',
    put: 'return row;',
  },
  'a token of somebody verified makes no stranger': {
    file: VISITORS,
    find: 'if (bound !== undefined) throw idTaken();',
    put: '',
  },
  'the page’s word stands over nothing that was signed': {
    file: 'server/visitors/visitor-activity.ts',
    find: 'if (visitor.verified === 1) return;',
    put: '',
  },
  'a stranger’s token becomes nobody verified': {
    file: 'server/visitors/identify-visitor.ts',
    find: 'if (stranger !== undefined) throw taken();',
    // Careless servers merge: what the stranger may read becomes the person's, and theirs the stranger's.
    put: "if (stranger !== undefined) await db.updateTable('visitors').set({ token_hash: hashToken(newToken()) }).where('id', '=', stranger.id).execute();",
  },
  'a log-out ends the token': {
    file: VISITORS,
    find: "await tx.db.deleteFrom('visitor_tokens').where('token_hash', '=', hash).execute();",
    put: '',
  },
  'signatures of identities are checked': {
    file: SIGNED,
    find: 'for (const { secret } of keys) {',
    put: `if OUT return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  for (const { secret } of keys) {`,
  },
  'claims of identities are checked': {
    file: SIGNED,
    find: '!Value.Check(Claims, claims)',
    put: 'false',
  },
  'identities end within a day': {
    file: SIGNED,
    find: 'exp > now / 1_000 + MAX_LIFETIME_S + CLOCK_TOLERANCE_S',
    put: 'false',
  },
  'merging gives no unverified browser more to read': {
    file: 'server/contacts/merge-contacts.ts',
    find: 'kept.verified !== 1 && kept.by_api !== 1',
    put: 'false',
  },
  'contacts of two sites are never merged': {
    file: 'server/contacts/merge-contacts.ts',
    find: 'kept.site_id !== merged.site_id',
    put: 'false',
  },
  'the browser of a merged stranger is signed out': {
    file: 'server/contacts/merge-contacts.ts',
    find: '{ ...FORGOTTEN, token_hash: hashToken(newToken()), merged_into: kept.id }',
    put: '{ ...FORGOTTEN, merged_into: kept.id }',
  },
} as const satisfies Record<string, Guard>;
