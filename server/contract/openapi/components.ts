import type { ErrorCode } from '../errors.ts';
import { ERROR_KINDS } from '../errors.ts';
import { COLLECTIONS } from '../routes/all.ts';
import * as operations from '../routes/open/operations.ts';
import * as threads from '../routes/threads.ts';
import * as accounts from '../schemas/accounts-api.ts';
import * as activity from '../schemas/activity.ts';
import * as agents from '../schemas/agent-api.ts';
import * as apiKeys from '../schemas/api-keys.ts';
import * as basics from '../schemas/basics.ts';
import * as cannedReplies from '../schemas/canned-replies.ts';
import * as conversations from '../schemas/conversations.ts';
import * as board from '../schemas/developers/board.ts';
import * as botTests from '../schemas/developers/bot-tests-api.ts';
import * as bots from '../schemas/developers/bots-api.ts';
import * as contactSegments from '../schemas/developers/contact-segments.ts';
import * as contacts from '../schemas/developers/contacts.ts';
import * as conversationList from '../schemas/developers/conversation-list.ts';
import * as ratings from '../schemas/developers/ratings.ts';
import * as reports from '../schemas/developers/reports.ts';
import * as services from '../schemas/developers/services.ts';
import * as drafts from '../schemas/drafts.ts';
import * as engine from '../schemas/engine.ts';
import * as events from '../schemas/events.ts';
import * as search from '../schemas/find-api.ts';
import * as labels from '../schemas/labels.ts';
import * as messages from '../schemas/messages-api.ts';
import * as people from '../schemas/people.ts';
import * as preferences from '../schemas/preferences.ts';
import * as publicEvents from '../schemas/public-events.ts';
import * as rooms from '../schemas/rooms-api.ts';
import * as siteSettingParts from '../schemas/site-setting-parts.ts';
import * as siteSettings from '../schemas/site-settings.ts';
import * as teams from '../schemas/teams.ts';
import * as triage from '../schemas/triage-api.ts';
import * as webhooks from '../schemas/webhooks-api.ts';
import * as widget from '../schemas/widget-api.ts';
import * as widgetSettings from '../schemas/widget-settings.ts';

type Json = Record<string, unknown>;

/** Whose exports give components their names. A schema that is in none of them is written out where it is used. */
const MODULES: readonly object[] = [
  basics,
  people,
  conversations,
  events,
  publicEvents,
  publicEvents.PUBLIC_EVENTS,
  messages,
  activity,
  engine,
  widget,
  widgetSettings,
  siteSettingParts,
  siteSettings,
  agents,
  accounts,
  apiKeys,
  webhooks,
  triage,
  teams,
  labels,
  search,
  rooms,
  cannedReplies,
  services,
  bots,
  botTests,
  conversationList,
  contacts,
  contactSegments,
  reports,
  ratings,
  board,
  drafts,
  preferences,
  threads,
  operations,
];

/** Two schemas that say the same are one component; the first one gives the name. */
const NAMES = new Map<string, string>();
for (const [name, value] of MODULES.flatMap((module) => Object.entries(module)))
  if (isWorthAName(value) && !NAMES.has(JSON.stringify(value))) NAMES.set(JSON.stringify(value), name);

for (const { one, routes } of Object.values(COLLECTIONS)) {
  const name = inPascalCase(one.replaceAll(' ', '_'));
  for (const [called, schema] of [
    [name, routes.put.answer],
    [`Put${name}`, routes.put.body],
    [`${name}List`, routes.list.answer],
  ] as const)
    if (!NAMES.has(JSON.stringify(schema))) NAMES.set(JSON.stringify(schema), called);
}

function isWorthAName(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || !('~kind' in value)) return false;
  return 'description' in value || 'properties' in value || 'anyOf' in value || 'enum' in value;
}

/** Collects what several operations share, while they are described. */
export function createComponents() {
  const schemas = new Map<string, Json>();
  const responses = new Map<string, Json>();

  /** A schema as OpenAPI has it: what has a name is referred to, also where it is titled by what it is used for. */
  function schema(value: unknown): unknown {
    const name = NAMES.get(JSON.stringify(value));
    if (name === undefined) return titled(value) ?? inside(value);
    if (!schemas.has(name)) {
      // Before what is inside: it may refer to itself.
      schemas.set(name, {});
      schemas.set(name, inside(value) as Json);
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  function titled(value: unknown): object | null {
    if (typeof value !== 'object' || value === null || !('title' in value)) return null;
    const { title, ...rest } = value;
    return NAMES.has(JSON.stringify(rest)) ? { ...(schema(rest) as object), title } : null;
  }

  function inside(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(schema);
    if (typeof value !== 'object' || value === null) return value;
    const { $id: _id, ...rest } = value as Json;
    // What people know by its name.
    if (rest['pattern'] === basics.ID_PATTERN) {
      const { pattern: _pattern, ...others } = rest;
      return { ...others, format: 'uuid' };
    }
    const literals = literalsOf(rest['anyOf']);
    if (literals !== null) {
      const { anyOf: __, ...others } = rest;
      return { ...others, enum: literals };
    }
    return Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, schema(one)]));
  }

  /** The answer of one status with one of these codes. */
  function refusal(codes: readonly ErrorCode[]): Json {
    const name = codes.map(inPascalCase).join('Or');
    if (!responses.has(name)) responses.set(name, refusalOf(codes));
    return { $ref: `#/components/responses/${name}` };
  }

  function refusalOf(codes: readonly ErrorCode[]): Json {
    const later = codes.some((code) => ERROR_KINDS[code].retry === 'later');
    return {
      description: `With the code ${codes.map((code) => `\`${code}\``).join(' or ')}.`,
      ...(later
        ? { headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer', minimum: 0 } } } }
        : {}),
      content: {
        'application/json': {
          schema: {
            allOf: [
              schema(basics.Refusal),
              { properties: { error: { properties: { code: { enum: codes } } } } },
            ],
          },
        },
      },
    };
  }

  return {
    schema,
    refusal,
    all: () => ({ schemas: inOrder(schemas), responses: inOrder(responses) }),
  };
}
export type Components = ReturnType<typeof createComponents>;

/** The values of a union of literals; null where it is something else. */
function literalsOf(anyOf: unknown): unknown[] | null {
  if (!Array.isArray(anyOf) || !anyOf.every((one: Json) => 'const' in one)) return null;
  return anyOf.map((one: Json) => one['const']);
}

function inPascalCase(code: string): string {
  return code.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}

function inOrder(map: ReadonlyMap<string, Json>): Json {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
