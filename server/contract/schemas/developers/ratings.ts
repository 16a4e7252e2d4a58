import { Type } from 'typebox';
import { Nullable, Seq, Time } from '../basics.ts';
import { MomentsQuery, ReportMoment } from './reports.ts';

const strict = { additionalProperties: false } as const;
const Score = Type.Integer({ minimum: 1, maximum: 5 });

export const RatingsQuery = Type.Object(
  {
    ...Type.Omit(MomentsQuery, ['figure', 'order', 'hours']).properties,
    score: Type.Optional(Score),
  },
  strict,
);
export type RatingsQuery = Type.Static<typeof RatingsQuery>;

/** A rating. `author` is who answered last; `conversationId` is null where the visitor was erased, and so are the words. */
export const ReportRating = Type.Object(
  {
    conversationId: ReportMoment.properties.conversationId,
    seq: Seq,
    at: Time,
    score: Score,
    words: Nullable(Type.String()),
    visitorName: ReportMoment.properties.visitorName,
    author: ReportMoment.properties.author,
  },
  strict,
);
export type ReportRating = Type.Static<typeof ReportRating>;

export const ReportRatings = Type.Object(
  { ratings: Type.Array(ReportRating), next: Nullable(Type.String()) },
  strict,
);
export type ReportRatings = Type.Static<typeof ReportRatings>;
