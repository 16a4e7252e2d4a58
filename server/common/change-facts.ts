import type { AttributeChange, Facts } from '../contract/schemas/activity.ts';
import { ApiError } from './api-error.ts';

/**
 * Facts by name after a change; null takes one away, names that are not mentioned stay.
 * @param whose for the sentence of the refusal, such as `A visitor`
 * @throws ApiError `bad_request` when there are more than `most`
 */
export function changeFacts(before: Facts, change: AttributeChange, whose: string, most: number): Facts {
  const after = Object.entries({ ...before, ...change }).filter(([, value]) => value !== null);
  if (after.length > most)
    throw new ApiError(
      'bad_request',
      `${whose} has at most ${most} attributes, and this would make ${after.length}. Take some away with null.`,
    );
  return Object.fromEntries(after) as Facts;
}
