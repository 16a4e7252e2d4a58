import { recordAudit } from '../../accounts/audit-log.ts';
import { readConfig } from '../../config.ts';
import type { Db } from '../../database/database.ts';
import type { SiteRow } from '../../database/tables.ts';
import { contentsOfSite, deleteSite } from '../../retention/delete-site.ts';
import { listSites } from '../../sites/sites.ts';
import { type Command, EXIT, Refusal } from '../command.ts';
import { counted } from '../counted.ts';
import { withData } from '../with-data.ts';

const OPERATOR = { agent: null, network: null };

const list: Command = {
  name: 'site list',
  summary: 'List all sites with their ids and site keys.',
  words: [],
  options: [{ name: 'json', help: 'As JSON.' }],
  examples: ['frontdesk site list'],
  run: ({ flag }, surroundings) =>
    withData(readConfig(surroundings.env), surroundings, async ({ database }) => {
      const sites = (await listSites(database.read)).map(({ id, name, site_key }) => ({
        id,
        name,
        siteKey: site_key,
      }));
      if (flag('json')) surroundings.say(JSON.stringify(sites));
      else for (const { id, name, siteKey } of sites) surroundings.say([id, siteKey, name].join('\t'));
      return EXIT.done;
    }),
};

const remove: Command = {
  name: 'site delete',
  summary: 'Delete a site for good, with its visitors, conversations, files and mail.',
  words: ['SITE'],
  options: [
    { name: 'yes', help: 'Do it; without, it only says how much would go.' },
    { name: 'json', help: 'Say as JSON what goes, or would go.' },
  ],
  examples: ['frontdesk site delete YOUR-SITE-KEY', 'frontdesk site delete YOUR-SITE-KEY --yes'],
  run: ({ words: [wanted = ''], flag }, surroundings) =>
    withData(readConfig(surroundings.env), surroundings, async ({ database, runInTransaction }) => {
      const site = await findSite(database.read, wanted);
      const { conversations, visitors } = await contentsOfSite(database.read, site.id);
      const much = `${counted(conversations, 'conversation')} and ${counted(visitors, 'visitor')}`;
      const tell = (deleted: boolean, sentence: string) =>
        surroundings.say(
          flag('json') ? JSON.stringify({ site: site.id, conversations, visitors, deleted }) : sentence,
        );
      if (!flag('yes')) {
        tell(
          false,
          `“${site.name}” would be deleted for good, with ${much}. Its chat disappears from its pages at once. Say --yes to do it.`,
        );
        return EXIT.usage;
      }
      await runInTransaction(async (tx) => {
        const gone = await deleteSite(tx, site.id);
        if (gone !== null) await recordAudit(tx, OPERATOR, 'site.deleted', gone.name);
      });
      tell(
        true,
        `Deleted: nobody gets in with its key any more. A server that runs begins within a minute to take away its ${much}. Back-ups still have them.`,
      );
      return EXIT.done;
    }),
};

export const SITE: readonly Command[] = [list, remove];

/**
 * @param wanted its id or its site key: names may be the same
 * @throws Refusal when there is none
 */
async function findSite(db: Db, wanted: string): Promise<SiteRow> {
  const site = (await listSites(db)).find(({ id, site_key }) => id === wanted || site_key === wanted);
  if (site === undefined)
    throw new Refusal(
      `There is no site with the id or site key ${wanted}. \`frontdesk site list\` shows all.`,
    );
  return site;
}
