import { SITE_STATE_EVENT, visitorChannel } from '../contract/channels.ts';
import type { SiteAppearance, SiteState } from '../contract/schemas/widget-api.ts';
import type { Database } from '../database/database.ts';
import type { SiteRow } from '../database/tables.ts';
import type { Engine } from '../engine/engine.ts';
import { agentsOnDuty } from '../presence/availability.ts';
import { createWorker } from '../workers/worker.ts';
import { attendedLately, siteStateOf } from './site-state.ts';

/** Hours begin and end by themselves, and webhooks get lost. */
const LOOK_EVERY_MS = 15_000;
const PUBLISH_AT_ONCE = 100;

export type SiteStateWorkerOptions = {
  database: Database;
  engine: Engine;
  now: () => number;
  log: { warn(details: object, message: string): void };
  /** Somebody came or left, or the hours did, and visitors are being told. */
  changed(): void;
};

/**
 * Tells visitors who are here when somebody comes on duty, the last one leaves, or the hours begin and end. What was
 * told last is in the site's row: of several nodes that notice, the one whose change of the row succeeds tells it.
 */
export function createSiteStateWorker({ database, engine, now, log, changed }: SiteStateWorkerOptions) {
  const worker = createWorker({
    name: 'states of sites',
    everyMs: LOOK_EVERY_MS,
    failure: 'Who is on duty could not be asked or told; it is tried again.',
    log,
    run: look,
  });
  /** A run for {@link shows} is under way. */
  let asked = false;

  return {
    ...worker,
    attended: attendedLately,
    /**
     * A visitor is shown this. Where it is not what was told last, somebody came or went unnoticed, and their going or
     * coming again would not be told either: looks.
     */
    shows(
      site: Pick<SiteRow, 'announced'>,
      { agentsOnDuty, open = true, backAt = null }: SiteAppearance,
    ): void {
      const shown: SiteState = { agentsOnDuty, open, backAt };
      if (asked || site.announced === JSON.stringify(shown)) return;
      asked = true;
      void worker.wake().finally(() => {
        asked = false;
      });
    },
  };

  async function look(): Promise<void> {
    const onDuty = (await agentsOnDuty(database.read, engine, now())).length > 0;
    const sites = await database.read.selectFrom('sites').select(['id', 'settings', 'announced']).execute();
    for (const site of sites) {
      const state = siteStateOf(site, onDuty, now());
      if (site.announced === JSON.stringify(state) || !(await note(site, state))) continue;
      changed();
      await tell(site.id, state);
    }
  }

  /** True when it is this node's to tell. Where nothing was ever told, everybody has just asked. */
  async function note(site: Pick<SiteRow, 'id' | 'announced'>, state: SiteState): Promise<boolean> {
    const noted = await database.write((db) =>
      db
        .updateTable('sites')
        .set({ announced: JSON.stringify(state) })
        .where('id', '=', site.id)
        .where('announced', site.announced === null ? 'is' : '=', site.announced)
        .returning('id')
        .execute(),
    );
    return noted.length > 0 && site.announced !== null;
  }

  async function tell(siteId: string, state: SiteState): Promise<void> {
    const here = await database.read
      .selectFrom('visitors')
      .select('id')
      .where('site_id', '=', siteId)
      .where('here', '=', 1)
      .execute();
    for (let first = 0; first < here.length; first += PUBLISH_AT_ONCE) {
      const publications = here
        .slice(first, first + PUBLISH_AT_ONCE)
        .map(({ id }) => ({ channel: visitorChannel(id), name: SITE_STATE_EVENT, data: state }));
      await engine.publish(publications);
    }
  }
}
export type SiteStateWorker = ReturnType<typeof createSiteStateWorker>;
