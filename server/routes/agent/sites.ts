import type { FastifyInstance, FastifyRequest } from 'fastify';
import { receiveSquarePicture } from '../../avatars/receive-square-picture.ts';
import { engineOrigins } from '../../common/engine-origins.ts';
import { networkOf } from '../../common/network.ts';
import { sites } from '../../contract/routes/agent/sites.ts';
import type { SiteSummary } from '../../contract/schemas/agent-api.ts';
import { uploaderOf } from '../../files/uploader.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { notifyConsoles } from '../../plugins/notify-consoles.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { withUploadedFile } from '../../plugins/uploads.ts';
import { contentsOfSite, deleteSite } from '../../retention/delete-site.ts';
import { previewRetention } from '../../retention/preview.ts';
import { cutoffsOf } from '../../retention/what-is-due.ts';
import { changeSite, createSite, pagePolicy, siteSummary } from '../../sites/change-site.ts';
import { setLogo } from '../../sites/logo.ts';
import { readSightings } from '../../sites/sightings.ts';
import { listSites, siteById } from '../../sites/sites.ts';
import { route } from '../route.ts';

const PREVIEWS_PER_MINUTE = 20;
/** Each may take ten seconds, and reaches out to another server. */
const PAGE_CHECKS_PER_MINUTE = 10;

export async function siteRoutes(app: FastifyInstance): Promise<void> {
  const {
    database,
    runInTransaction,
    engine,
    publicUrl,
    siteStates,
    loaders,
    fileDeletionWorker,
    removals,
    mail,
    pageDoctor,
    now,
  } = app.services;

  route(app, sites.list, async () => ({
    sites: (await listSites(database.read)).map((row) => siteSummary(row, publicUrl)),
    policy: pagePolicy(publicUrl, engineOrigins(engine.address)),
  }));

  route(app, sites.create, async (request) => {
    const { row, created } = await runInTransaction(async (tx) => {
      const made = await createSite(tx, request.params.id, request.body);
      if (made.created) await audit(tx, request, 'site.created', made.row.name);
      return made;
    });
    loaders.changed();
    return { created, answer: siteSummary(row, publicUrl) };
  });

  route(app, sites.change, async (request) => {
    const row = await runInTransaction(async (tx) => {
      const changed = await changeSite(tx, request.params.id, request.body);
      const sections = Object.keys(request.body.settings ?? {});
      const what = [...Object.keys(request.body).filter((name) => name !== 'settings'), ...sections];
      await audit(tx, request, 'site.changed', `${changed.name}: ${what.join(', ')}`);
      return changed;
    });
    // Other hours: visitors who are here learn it now.
    void siteStates.wake();
    await mail?.watch.wake();
    loaders.changed();
    return siteSummary(row, publicUrl);
  });

  route(app, sites.sightings, async () => ({ sightings: await readSightings(database.read), now: now() }));

  route(
    app,
    sites.previewRetention,
    async (request) => {
      const site = await siteById(database.read, request.params.id);
      return previewRetention(database.read, site.id, cutoffsOf(request.body, now()));
    },
    { limit: limited(PREVIEWS_PER_MINUTE) },
  );

  route(
    app,
    sites.checkPage,
    async (request) => {
      const site = await siteById(database.read, request.params.id);
      return pageDoctor.look(request.body.url, site);
    },
    { limit: limited(PAGE_CHECKS_PER_MINUTE) },
  );

  route(
    app,
    sites.previewDeletion,
    async (request) => {
      const site = await siteById(database.read, request.params.id);
      return contentsOfSite(database.read, site.id);
    },
    { limit: limited(PREVIEWS_PER_MINUTE) },
  );

  route(
    app,
    sites.remove,
    async (request) => {
      const gone = await runInTransaction(async (tx) => {
        const deleted = await deleteSite(tx, request.params.id);
        if (deleted !== null) await audit(tx, request, 'site.deleted', deleted.name);
        return deleted;
      });
      if (gone === null) return;
      loaders.changed();
      void removals.wake();
      await mail?.watch.wake();
    },
    { onResponse: notifyConsoles },
  );

  route(app, sites.putLogo, async (request) => {
    const { services } = request.server;
    const uploader = uploaderOf(agentOf(request), networkOf(request.ip));
    const key = await withUploadedFile(request, uploader, (part) =>
      receiveSquarePicture(services, uploader, part.file),
    );
    try {
      return await changeLogo(request, request.params.id, key);
    } catch (error) {
      await services.files.remove(key);
      throw error;
    }
  });

  route(app, sites.deleteLogo, (request) => changeLogo(request, request.params.id, null));

  async function changeLogo(
    request: FastifyRequest,
    siteId: string,
    key: string | null,
  ): Promise<SiteSummary> {
    const row = await runInTransaction(async (tx) => {
      const changed = await setLogo(tx, siteId, key);
      await audit(tx, request, 'site.changed', `${changed.name}: logo`);
      return changed;
    });
    void fileDeletionWorker.wake();
    return siteSummary(row, publicUrl);
  }
}
