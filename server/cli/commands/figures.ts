import { readConfig } from '../../config.ts';
import { compareFigures, rebuildFigures } from '../../reports/compare-figures.ts';
import { type Command, EXIT } from '../command.ts';
import { counted } from '../counted.ts';
import { withData } from '../with-data.ts';

const MOST_NAMED = 20;

/** Shows that what reports say is what the event log says. */
export const figuresCompare: Command = {
  name: 'figures compare',
  summary: 'Compute the figures of reports from the event log, and compare them with those that are stored.',
  words: [],
  options: [{ name: 'json', help: 'Answer as JSON.' }],
  examples: ['frontdesk figures compare'],
  run: ({ flag }, surroundings) =>
    withData(readConfig(surroundings.env), surroundings, async ({ database }) => {
      const compared = await compareFigures(database);
      const { equal, behind, different, differentDays } = compared;
      const isWrong = different.length + differentDays.length > 0;
      if (flag('json')) surroundings.say(JSON.stringify(compared));
      else {
        surroundings.say(
          `Conversations whose figures are those of their log: ${equal}; with other figures: ${different.length}; still to be counted: ${behind}.`,
        );
        for (const id of different.slice(0, MOST_NAMED)) surroundings.warn(id);
        if (differentDays.length > 0)
          surroundings.warn(
            `Days that are packed with other figures than were counted in them: ${differentDays.length} (${differentDays.slice(0, MOST_NAMED).join(', ')})`,
          );
        if (isWrong) surroundings.warn('`frontdesk figures rebuild` counts them anew.');
      }
      return isWrong ? EXIT.failed : EXIT.done;
    }),
};

/** For after a fault in what is counted: the event log is the truth. */
export const figuresRebuild: Command = {
  name: 'figures rebuild',
  summary: 'Count everything that reports show anew, from the event log. The server may run meanwhile.',
  words: [],
  options: [{ name: 'json', help: 'Answer as JSON.' }],
  examples: ['frontdesk figures rebuild && frontdesk figures compare'],
  run: ({ flag }, surroundings) =>
    withData(readConfig(surroundings.env), surroundings, async ({ database }) => {
      const rebuilt = await rebuildFigures(database);
      surroundings.say(
        flag('json')
          ? JSON.stringify({ rebuilt })
          : `Counted anew: ${counted(rebuilt, 'conversation')}. Those of erased visitors keep what was counted of them.`,
      );
      return EXIT.done;
    }),
};
