/** What a site's admin decides about its reports. */
export const siteReports = {
  lead: 'Reports show how many replies and resolutions met these targets. A new target applies to past periods, too.',
  firstReply: 'First reply target, minutes',
  firstReplyHint: 'From the visitor’s first message.',
  nextReply: 'Next reply target, minutes',
  nextReplyHint: 'From the visitor’s first message since the last reply.',
  resolution: 'Resolution target, minutes',
  resolutionHint: 'From the start of the conversation, or its last reopening. 1440 minutes are one day.',
  badRating: 'Notify about bad ratings',
  badRatingHint:
    'Admins and the agent who replied last are notified, the way they chose under Settings, Notifications.',
  badRatingNone: 'Never',
  badRatingUpTo: (score: number) => (score === 1 ? '1 out of 5' : `Up to ${score} out of 5`),
};
