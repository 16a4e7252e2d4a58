/** What is read before the first operation, as Markdown. */
export const INTRODUCTION = `Customer-support chat for websites: every operation of this server. The [guides](/api/docs/guides) show a first bot, how
webhooks are received, and how to keep a copy of all conversations; [error codes](/api/docs/errors) says what to do about each refusal.

### Keys

A program sends an API key, which an admin makes in the console under *Settings*, *API keys*: \`Authorization: Bearer fdk_…\`. Each operation
names the scope that opens it. With the scope \`impersonate\`, and \`write\`, a key changes conversations in the name of the agent whose id is
in \`Frontdesk-Agent\`; agents see the key's name beside theirs. Bots have a token of their own, \`fdb_…\`, for the operations under *Bot*.

### Ids and idempotency

Bodies are JSON, times are milliseconds since 1970, ids are UUIDs in lower case. Whoever creates something gives it its id. When no answer comes, send the
same request again: it answers 201 the first time, and 200 with the same thing afterwards. Keys, endpoints and bots alone are
refused the second time, with \`id_taken\`, because their secret is shown once.

### Errors

An error is \`{"error": {"code", "message", "field", "details"}}\`. Decide by \`code\`; each operation lists the codes it may have. Keys and bots find
in \`Request-Id\` under which id the server's log has their request.

### Rate limits

Answers tell what is left in \`RateLimit\` and \`RateLimit-Policy\` (draft-ietf-httpapi-ratelimit-headers-10): \`key\` and \`bot\` of everything
that a key or a bot may ask within a minute, \`reads\` of what somebody who is signed in may read, \`operation\` of this one operation. What is
refused as too much, with 429, says in \`Retry-After\` when to come back.`;
