/**
 * Every page of a list that is read page by page.
 *
 *     for await (const page of pages((cursor) => frontdesk.search.find({ text: 'refund', cursor })))
 *       for (const { card } of page.found) …
 *
 * @param ask asks for a page: the first without a cursor, each other with what the one before answered as `next`
 */
export async function* pages<Page extends { next: string | null }>(
  ask: (cursor: string | undefined) => Promise<Page>,
): AsyncGenerator<Page, void, void> {
  let cursor: string | undefined;
  do {
    const page = await ask(cursor);
    yield page;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}
