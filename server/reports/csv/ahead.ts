/** The same pages, each asked for while the one before is worked on. Whoever stops early leaves nothing under way. */
export async function* ahead<Page>(pages: AsyncIterable<Page>): AsyncGenerator<Page> {
  const source = pages[Symbol.asyncIterator]();
  let next = source.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done === true) return;
      next = source.next();
      // What fails now is told when it is this page's turn.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await next.catch(() => {});
    await source.return?.();
  }
}

/** So many pages are worked on beside each other: Postgres uses two processors then. */
const PAGES_AT_ONCE = 2;

/**
 * What is made of each page, in the order of the pages; some more are made while one is used. Whoever stops early leaves nothing
 * under way.
 */
export async function* madeOf<Page, Made>(
  pages: AsyncIterable<Page>,
  make: (page: Page) => Promise<Made>,
): AsyncGenerator<Made> {
  const underWay: Promise<Made>[] = [];
  try {
    for await (const page of pages) {
      const made = make(page);
      // What fails now is told when it is this page's turn.
      made.catch(() => {});
      underWay.push(made);
      if (underWay.length === PAGES_AT_ONCE) yield await (underWay.shift() as Promise<Made>);
    }
    for (const made of underWay) yield await made;
  } finally {
    await Promise.allSettled(underWay);
  }
}
