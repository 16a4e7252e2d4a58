import { readConfig } from '../../config.ts';
import { forgetSecrets, WHAT_TO_DO } from '../../secrets/forget-secrets.ts';
import { lostSecrets } from '../../secrets/seal-anew.ts';
import { type Command, EXIT } from '../command.ts';
import { withData } from '../with-data.ts';

/** For when FRONTDESK_SECRET is lost: the server does not start with secrets that it cannot open. */
export const forgetSecretsCommand: Command = {
  name: 'secrets forget',
  summary:
    'Give up the secrets in the database that no FRONTDESK_SECRET opens any more, and say what to set up anew.',
  words: [],
  options: [{ name: 'json', help: 'Say which they were as JSON.' }],
  examples: ['frontdesk secrets forget'],
  run: ({ flag }, surroundings) =>
    withData(readConfig(surroundings.env), surroundings, async ({ database, runInTransaction }) => {
      const lost = await lostSecrets(database);
      await runInTransaction((tx) => forgetSecrets(tx, lost));
      const kinds = [...new Set(lost.map(({ kind }) => kind))];
      if (flag('json'))
        surroundings.say(JSON.stringify(lost.map(({ kind, owner }) => ({ kind, id: owner }))));
      else if (kinds.length === 0) surroundings.say('Every secret can be opened. Nothing was given up.');
      else for (const kind of kinds) surroundings.say(WHAT_TO_DO[kind]);
      return EXIT.done;
    }),
};
