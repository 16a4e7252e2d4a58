import { describe } from 'vitest';
import { countCharacters } from '../support/measures/count-characters.ts';
import { attackOnPart } from './attack.ts';

describe('an address that a stranger writes', () => {
  attackOnPart('is so full of closing brackets that finding its end keeps the reader’s browser busy', {
    without: 'brackets of an address are counted once',
    attempt: ({ linkParts }) => {
      const work = (brackets: number) =>
        countCharacters(() => linkParts(`http://a.example${')'.repeat(brackets)}`));
      return work(4_000) / work(2_000) > 2.5 ? 'work grows with the square' : 'work grows in proportion';
    },
    succeeds: 'work grows with the square',
    fails: 'work grows in proportion',
  });

  attackOnPart('is long enough to fill the address bar, the history and whatever it is copied into', {
    without: 'links are no longer than addresses are',
    attempt: ({ linkParts }) =>
      linkParts(`https://a.example/${'b'.repeat(100_000)}`).filter(({ href }) => href !== null).length,
    succeeds: 1,
    fails: 0,
  });
});
