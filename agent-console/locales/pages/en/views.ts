/** Sentences of the menu of queues and views, and of what can be set of a view beside its conditions. */
export const savedViews = {
  queues: 'Queues',
  teams: 'Teams',
  own: 'My views',
  shared: 'Shared views',
  counts: 'Resolved conversations aren’t counted.',
  share: 'Share with the team',
  shareHint: 'Everyone can see a shared view. Only you and admins can change it.',
  folder: 'Folder (optional)',
  sharedBy: 'A colleague shares this view with the team.',
  inLastDays: 'in the last … days',
  beforeLastDays: 'before the last … days',
  days: 'Days, including today',
};
