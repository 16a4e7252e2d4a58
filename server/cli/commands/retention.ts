import { readConfig } from '../../config.ts';
import { previewRetention } from '../../retention/preview.ts';
import { cutoffsOf } from '../../retention/what-is-due.ts';
import { settingsOf } from '../../sites/settings.ts';
import { listSites } from '../../sites/sites.ts';
import { type Command, EXIT, Refusal } from '../command.ts';
import { counted } from '../counted.ts';
import { withData } from '../with-data.ts';

const DAYS = /^[1-9]\d{0,3}$/;

/** What the next run of the server deletes, by the days of each site or by others. */
export const retention: Command = {
  name: 'retention',
  summary: 'Count what is older than each site keeps it. The server deletes it within an hour.',
  words: [],
  options: [
    { name: 'dry-run', help: 'Needed: this command deletes nothing.' },
    {
      name: 'conversation-days',
      value: 'DAYS',
      help: 'Count with these days in place of those of the sites.',
    },
    { name: 'visitor-days', value: 'DAYS', help: 'The same for visitors without a conversation.' },
    { name: 'file-days', value: 'DAYS', help: 'The same for files, whose messages stay.' },
    { name: 'json', help: 'As JSON.' },
  ],
  examples: ['frontdesk retention --dry-run', 'frontdesk retention --dry-run --conversation-days 365'],
  async run({ flag, value }, surroundings) {
    if (!flag('dry-run'))
      throw new Refusal(
        'The server itself deletes what is due, once an hour. Say --dry-run to see what that is.',
        EXIT.usage,
      );
    const other = {
      conversationDays: daysIn(value, 'conversation-days'),
      visitorDays: daysIn(value, 'visitor-days'),
      fileDays: daysIn(value, 'file-days'),
    };
    return withData(readConfig(surroundings.env), surroundings, async ({ database: { read } }) => {
      const answers: object[] = [];
      for (const site of await listSites(read)) {
        const own = settingsOf(site).retention;
        const days = {
          conversationDays: other.conversationDays ?? own.conversationDays,
          visitorDays: other.visitorDays ?? own.visitorDays,
          activityDays: own.activityDays,
          fileDays: other.fileDays ?? own.fileDays ?? null,
        };
        const found = await previewRetention(read, site.id, cutoffsOf(days, Date.now()));
        answers.push({ site: site.name, ...days, ...found });
        if (!flag('json'))
          surroundings.say(
            `${site.name}: ${found.complete ? '' : 'at least '}${counted(found.conversations, 'conversation')} (${daysText(days.conversationDays)}), ${counted(found.visitors, 'visitor')} without one (${daysText(days.visitorDays)}), ${counted(found.files, 'file')} (${daysText(days.fileDays)})`,
          );
      }
      if (flag('json')) surroundings.say(JSON.stringify(answers));
      return EXIT.done;
    });
  },
};

/** @throws Refusal when it is no number of days */
function daysIn(value: (name: string) => string | undefined, name: string): number | null {
  const text = value(name);
  if (text === undefined) return null;
  if (!DAYS.test(text)) throw new Refusal(`--${name} is a number of days, such as 365.`, EXIT.usage);
  return Number(text);
}

const daysText = (days: number | null) => (days === null ? 'kept for ever' : `after ${counted(days, 'day')}`);
