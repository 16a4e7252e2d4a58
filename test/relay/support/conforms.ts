import { test } from 'vitest';
import { SOKETI_DIFFERENCES } from '../../soketi/differences.ts';
import { ENGINE_NAME } from './engine.ts';

/**
 * One sentence that an engine must keep. Where soketi is known not to, it must fail there: a difference that is gone
 * has to leave the list.
 */
export function conforms(sentence: string, run: () => Promise<void>): void {
  if (ENGINE_NAME === 'soketi' && Object.hasOwn(SOKETI_DIFFERENCES, sentence)) test.fails(sentence, run);
  else test(sentence, run);
}
