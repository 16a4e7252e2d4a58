import type { FastifyRequest } from 'fastify';
import { networkOf } from '../../common/network.ts';
import { ChangeSite, CreateSite, SiteSummary, Sites } from '../../contract/schemas/agent-api.ts';
import { uploaderOf } from '../../files/uploader.ts';
import { agentOf, requireAdmin, requireAgent } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { engineOrigins } from '../../plugins/security-headers.ts';
import { withUploadedFile } from '../../plugins/uploads.ts';
import { changeSite, createSite, pagePolicy, siteSummary } from '../../sites/change-site.ts';
import { receiveLogo, setLogo } from '../../sites/logo.ts';
import { IdParams, REFUSALS, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };

/** The sites and what admins decide about them. */
export async function agentSites(app: TypedApp): Promise<void> {
  const { database, runInTransaction, engine, publicUrl, siteStates, loaders, fileDeletionWorker } =
    app.services;
  app.addHook('preHandler', requireAgent);

  app.get(
    '/sites',
    {
      schema: {
        ...COMMON,
        summary: 'The sites with their settings, and the tag to paste',
        response: { 200: Sites, ...REFUSALS },
      },
    },
    async () => {
      const rows = await database.read
        .selectFrom('sites')
        .selectAll()
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return {
        sites: rows.map((row) => siteSummary(row, publicUrl)),
        policy: pagePolicy(publicUrl, engineOrigins(engine.address)),
      };
    },
  );

  app.post(
    '/sites/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Add a site, under an id that the console minted (admins)',
        params: IdParams,
        body: CreateSite,
        response: { 200: SiteSummary, 201: SiteSummary, ...REFUSALS },
      },
      preHandler: requireAdmin,
    },
    async (request, reply) => {
      const { row, created } = await runInTransaction(async (tx) => {
        const made = await createSite(tx, request.params.id, request.body);
        if (made.created) await audit(tx, request, 'site.created', made.row.name);
        return made;
      });
      loaders.changed();
      return reply.status(created ? 201 : 200).send(siteSummary(row, publicUrl));
    },
  );

  app.put(
    '/sites/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Change a site (admins)',
        params: IdParams,
        body: ChangeSite,
        response: { 200: SiteSummary, ...REFUSALS },
      },
      preHandler: requireAdmin,
    },
    async (request) => {
      const row = await runInTransaction(async (tx) => {
        const changed = await changeSite(tx, request.params.id, request.body);
        const sections = Object.keys(request.body.settings ?? {});
        const what = [...Object.keys(request.body).filter((name) => name !== 'settings'), ...sections];
        await audit(tx, request, 'site.changed', `${changed.name}: ${what.join(', ')}`);
        return changed;
      });
      // Other hours: visitors who are here learn it now.
      void siteStates.wake();
      loaders.changed();
      return siteSummary(row, publicUrl);
    },
  );

  app.post(
    '/sites/:id/logo',
    {
      schema: {
        ...COMMON,
        summary: 'The site\'s picture, as multipart/form-data in a part named "file" (admins)',
        consumes: ['multipart/form-data'],
        params: IdParams,
        response: { 200: SiteSummary, ...REFUSALS },
      },
      preHandler: requireAdmin,
    },
    async (request) => putLogo(request, request.params.id, await uploadedLogo(request)),
  );

  app.delete(
    '/sites/:id/logo',
    {
      schema: {
        ...COMMON,
        summary: 'No picture for the site any more (admins)',
        params: IdParams,
        response: { 200: SiteSummary, ...REFUSALS },
      },
      preHandler: requireAdmin,
    },
    (request) => putLogo(request, request.params.id, null),
  );

  async function putLogo(request: FastifyRequest, siteId: string, key: string | null): Promise<SiteSummary> {
    try {
      const row = await runInTransaction(async (tx) => {
        const changed = await setLogo(tx, siteId, key);
        await audit(tx, request, 'site.changed', `${changed.name}: logo`);
        return changed;
      });
      void fileDeletionWorker.wake();
      return siteSummary(row, publicUrl);
    } catch (error) {
      if (key !== null) await request.server.services.files.remove(key);
      throw error;
    }
  }
}

function uploadedLogo(request: FastifyRequest): Promise<string> {
  const uploader = uploaderOf(agentOf(request), networkOf(request.ip));
  return withUploadedFile(request, uploader, (part) =>
    receiveLogo(request.server.services, uploader, part.file),
  );
}
