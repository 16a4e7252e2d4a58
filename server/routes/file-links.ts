import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { serveFile } from '../attachments/serve-file.ts';
import { Id } from '../contract/schemas/basics.ts';
import { Refused } from '../refusal.ts';
import type { TypedApp } from './route-types.ts';

/** `/files/…`: files by links that carry their own right, for `<img>` and `<a>` on a visitor's page. */
export async function fileLinks(instance: FastifyInstance): Promise<void> {
  const app: TypedApp = instance.withTypeProvider();
  const { database, files, links, now } = app.services;
  app.get(
    '/:id/:variant',
    {
      schema: {
        tags: ['widget'],
        summary: 'A file, by a link from /api/widget/attachments/:id/links',
        params: Type.Object({
          id: Id,
          variant: Type.Union([Type.Literal('content'), Type.Literal('thumbnail')]),
        }),
        querystring: Type.Object({ expires: Type.Integer(), signature: Type.String({ maxLength: 100 }) }),
      },
    },
    async (request, reply) => {
      const { id, variant } = request.params;
      if (!links.valid(id, variant, request.query.expires, request.query.signature, now())) {
        throw new Refused('not_found', 'This link has ended. Open the chat again to get a new one.');
      }
      const row = await database.read
        .selectFrom('attachments')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) throw new Refused('not_found', 'There is no such file any more.');
      // Shown on pages of other origins.
      reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*');
      return serveFile(reply, files, row, variant);
    },
  );
}
