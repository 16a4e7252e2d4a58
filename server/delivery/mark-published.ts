import { prepared } from '../database/prepared.ts';

/** Says up to where a conversation is published, and keeps the claim where there is more; with its newest event. */
export const markPublished = prepared<
  { id: string; node: string; upTo: number; until: number },
  { seq: number }
>((db, place) =>
  db
    .updateTable('conversations')
    .set((eb) => ({
      published_seq: place('upTo'),
      publish_failures: 0,
      // Beside a plain 0, Postgres would take the time for an int4, which it is too large for.
      publisher_until: eb
        .case()
        .when('seq', '>', place('upTo'))
        .then(eb.cast<number>(eb.val(place('until')), 'bigint'))
        .else(0)
        .end(),
    }))
    .where('id', '=', place('id'))
    .where('publisher', '=', place('node'))
    .where('published_seq', '<', place('upTo'))
    .returning('seq'),
);
