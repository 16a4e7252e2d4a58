import { Type } from 'typebox';
import { Id } from '../../schemas/basics.ts';
import type { Routes } from '../route.ts';

const SIGNED = { expires: Type.Integer(), signature: Type.String({ maxLength: 100 }) };
const QUERY = { expires: 1_767_229_200_000, signature: 'bm8gc2VjcmV0' };

/** Files by links that carry their own right, for `<img>` and `<a>` on a visitor's page. */
export const files = {
  transcript: {
    method: 'GET',
    path: '/files/:id/transcript',
    who: 'signature',
    query: Type.Object({
      ...SIGNED,
      format: Type.Union([Type.Literal('text'), Type.Literal('json'), Type.Literal('page')]),
    }),
    content: 'text/plain',
    errors: ['not_found'],
    summary: 'Download a transcript',
    description:
      'By a link from `/api/widget/conversations/:id/transcript`. `format` decides: text, JSON, or a page (HTML) in which nothing can run.',
    example: { query: { ...QUERY, format: 'text' } },
  },
  download: {
    method: 'GET',
    path: '/files/:id/:variant',
    who: 'signature',
    params: Type.Object({
      id: Id,
      variant: Type.Union([Type.Literal('content'), Type.Literal('thumbnail')]),
    }),
    query: Type.Object({
      ...SIGNED,
      save: Type.Optional(
        Type.Literal('1', { description: 'A picture is saved, too, instead of being shown.' }),
      ),
    }),
    content: 'application/octet-stream',
    errors: ['not_found'],
    summary: 'Download a file, or its small picture',
    description:
      'By a link from `/api/widget/attachments/:id/links`; with the media type that its content has.',
    example: { query: QUERY },
  },
} as const satisfies Routes;
