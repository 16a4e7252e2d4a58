import { Type } from 'typebox';

/** What is looked at on a page that is to have the chat. */
export const PAGE_CHECKS = [
  'page',
  'tag',
  'server',
  'site_key',
  'origin',
  'mixed_content',
  'content_security_policy',
  'engine',
] as const;
export type PageCheckName = (typeof PAGE_CHECKS)[number];

/** What may be wrong with it. */
export const PAGE_PROBLEMS = [
  'page_unreachable',
  'page_private',
  'page_status',
  'page_too_large',
  'tag_missing',
  'tag_repeated',
  'server_other',
  'key_missing',
  'key_unknown',
  'key_of_other_site',
  'origin_refused',
  'mixed_content',
  'policy_needs_nonce',
  'policy_blocks',
  'engine_unreachable',
] as const;
export type PageProblem = (typeof PAGE_PROBLEMS)[number];

export const CheckPage = Type.Object(
  {
    url: Type.String({
      pattern: '^https?://',
      maxLength: 2_000,
      description: 'The page, such as `https://shop.example/contact`.',
    }),
  },
  { additionalProperties: false },
);
export type CheckPage = Type.Static<typeof CheckPage>;

export const PageFinding = Type.Object(
  {
    check: Type.Enum(PAGE_CHECKS),
    ok: Type.Boolean(),
    says: Type.String({ description: 'What was found, and what to do about it, in English.' }),
    problem: Type.Optional(Type.Enum(PAGE_PROBLEMS)),
    values: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description:
          'The parts of that sentence, such as the directives to add to a Content-Security-Policy.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type PageFinding = Type.Static<typeof PageFinding>;

export const PageCheck = Type.Object(
  {
    url: Type.String({ description: 'The page that was read, after redirections.' }),
    findings: Type.Array(PageFinding),
  },
  { additionalProperties: false },
);
export type PageCheck = Type.Static<typeof PageCheck>;
