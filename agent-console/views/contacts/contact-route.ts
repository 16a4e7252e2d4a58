import type { Route } from '../../stores/shell/router.ts';

/**
 * The address of the list, or of one person out of it.
 * @param asked what is searched for, and the filter as JSON; what is empty is left out
 */
export function routeOf({ text, filter }: { text: string; filter: string }, id?: string): Route {
  return {
    page: 'contacts',
    ...(id === undefined ? {} : { id }),
    ...(text === '' ? {} : { text }),
    ...(filter === '' ? {} : { filter }),
  };
}
