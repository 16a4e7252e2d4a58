/** What the mail of the week says, in the console's languages. */
export type WeeklyTexts = {
  subject: string;
  greeting: string;
  lead: string;
  all: string;
  columns: [last: string, before: string];
  figures: {
    started: string;
    resolved: string;
    missed: string;
    leftWithoutReply: string;
    firstReply: string;
    firstReplyWithin: string;
    nextReply: string;
    resolution: string;
    ratings: string;
    good: string;
  };
  units: { seconds: string; minutes: string; hours: string; days: string };
  none: string;
  moreSites: string;
  open: string;
  why: string;
  page: { title: string; lead: string; button: string; done: string; again: string };
};
