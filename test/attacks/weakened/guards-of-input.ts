import type { Guard } from './guards.ts';

const VALIDATION = 'server/plugins/validation.ts';
const LINKS = 'server/contract/text/links.ts';
const TRAFFIC = 'server/plugins/traffic.ts';
const NETWORK = 'server/common/network.ts';
const BUCKETS = 'server/common/token-buckets.ts';
const LOOKUP = 'server/common/guarded-lookup.ts';

export const INPUT_GUARDS = {
  'what goes out goes to the public internet only': [
    {
      file: 'server/push/browser-address.ts',
      find: "url?.protocol === 'https:' || (url?.protocol === 'http:' && allowed.allowsPlainHttp)",
      put: 'url !== null',
    },
    {
      file: LOOKUP,
      find: 'return isPublicAddress(address) || allowed.allows(address);',
      put: 'return address !== undefined || isPublicAddress(address) || allowed.allows(address);',
    },
  ],
  'one private address of a name is enough': {
    file: LOOKUP,
    find: 'addresses.some(({ address }) => !mayConnect(address, allowed))',
    put: 'addresses.every(({ address }) => !mayConnect(address, allowed))',
  },
  'input has its schema': {
    file: VALIDATION,
    find: 'const valid = compiled(value);',
    put: 'const valid = OUT || compiled(value);',
  },
  'text is text': { file: VALIDATION, find: 'unfit !== null', put: 'false' },
  'floods of what is not seen are bounded': {
    file: 'server/contract/fit-text.ts',
    find: "flood === null ? null : { path: '', reason: FLOODS[flood[0]](flood[1]) }",
    put: 'null',
  },
  'the same words wait': {
    file: 'server/plugins/repeat-guard.ts',
    find: "if (plain === '') return;",
    put: 'return;',
  },
  'values are bounded': {
    file: 'server/contract/fit-text.ts',
    find: 'seen.values > MAX_VALUES',
    put: 'false',
  },
  'requests of a network are counted': { file: TRAFFIC, find: 'refuse(waitMs);', put: '' },
  'a refused request costs more': {
    file: TRAFFIC,
    find: 'requests.spend(networkOf(request.ip), REFUSED_COSTS);',
    put: '',
  },
  'what a network is sent is counted': {
    file: TRAFFIC,
    find: 'networks.spend(networkOf(request.ip), bytes);',
    put: '',
  },
  'what a person is sent is counted': { file: TRAFFIC, find: 'refuse(people[kind].wait(id));', put: '' },
  'pages end by bytes': {
    file: 'server/conversations/page-bytes.ts',
    find: 'bytes >= PAGE_BYTES',
    put: 'false',
  },
  'cards hold the beginning of a message': {
    file: 'server/inbox/read-cards.ts',
    find: 'beginningOf(last.body)',
    put: 'last.body',
  },
  'long answers are made as they are taken': {
    file: 'server/routes/send-pieces.ts',
    find: 'highWaterMark: HIGH_WATER_BYTES',
    put: 'highWaterMark: OUT ? 2 ** 30 : HIGH_WATER_BYTES',
  },
  'nesting is bounded': { file: 'server/contract/fit-text.ts', find: 'depth === MAX_DEPTH', put: 'false' },
  'words that are searched for have no operators': [
    {
      file: 'server/search/search-terms.ts',
      find: '`"${part.term}"${star}`',
      put: 'part.term',
    },
    {
      file: 'server/search/search-terms.ts',
      find: 'return piecesOf(text)\n    .slice(0, MAX_PARTS)',
      put: 'return (OUT ? [{ piece: text, dense: false }] : piecesOf(text))\n    .slice(0, MAX_PARTS)',
    },
  ],
  'signs of patterns are escaped in a filter by page': {
    file: 'server/inbox/filter-conversations.ts',
    find: '`%${part.toLowerCase().replaceAll(/[\\\\%_]/g, (sign) => `\\\\${sign}`)}%`',
    put: '`%${part.toLowerCase()}%`',
  },
  'values of filters are parameters': {
    file: 'server/inbox/filter-conversations.ts',
    find: "eb('conversations.site_id', 'in', values)",
    put: "sql<SqlBool>`conversations.site_id in (${sql.raw(values.map((value) => `'${value}'`).join())})` as unknown as Condition",
  },
  'times of filters are numbers': {
    file: 'server/inbox/filter-conversations.ts',
    find: 'times && rule.values.every(isTime)',
    put: 'times',
  },
  'brackets of an address are counted once': {
    file: LINKS,
    find: 'const last = candidate.charAt(end - 1);',
    put: 'if OUT for (let at = 0; at < end; at += 1) candidate.charAt(at);\n    const last = candidate.charAt(end - 1);',
  },
  'links are no longer than addresses are': {
    file: LINKS,
    find: 'address.length > MAX_LINK_LENGTH',
    put: 'false',
  },
  'buckets are bounded': {
    file: BUCKETS,
    find: 'buckets.size <= MAX_NAMES && at - last < FULL_AFTER * overMs',
    put: 'at - last < FULL_AFTER * overMs',
  },
  'a clock that is set back gives nothing': {
    file: BUCKETS,
    find: 'Math.max(0, at - before.at)',
    put: 'Math.abs(at - before.at)',
  },
  'a home is one network': {
    file: NETWORK,
    find: "const plain = withoutPort(address ?? '').replace(/%.*$/, '');",
    put: "if OUT return address ?? '';\n  const plain = withoutPort(address ?? '').replace(/%.*$/, '');",
  },
  'a port is no part of an address': [
    { file: NETWORK, find: "withoutPort(address ?? '')", put: "(address ?? '')" },
    { file: NETWORK, find: 'if (!isIPv6(plain)) return UNKNOWN;', put: 'if (!isIPv6(plain)) return plain;' },
  ],
  'a network counts towards those around it': {
    file: NETWORK,
    find: "if (!network.endsWith('::/64')) return [own];",
    put: 'return [own];',
  },
  'of a forwarded address the proxy’s part is believed': {
    file: 'server/app.ts',
    find: 'hop < trustProxy',
    put: 'true',
  },
  'secrets that can be guessed are weak': {
    file: 'server/common/read-setting.ts',
    find: 'isRepeated(secret) || isRow(secret)',
    put: 'false',
  },
  'weak secrets stop a production start': {
    file: 'server/config.ts',
    find: "if (production) requireStrong('FRONTDESK_SECRET', secret, MIN_SECRET_LENGTH);",
    put: '',
  },
} as const satisfies Record<string, Guard>;
