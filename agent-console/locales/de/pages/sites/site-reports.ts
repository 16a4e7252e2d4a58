import type * as english from '../../../pages/en/sites/site-reports.ts';

export const siteReports: typeof english.siteReports = {
  lead: 'Berichte zeigen, wie viele Antworten und Lösungen diese Ziele erreicht haben. Ein neues Ziel gilt auch für vergangene Zeiträume.',
  firstReply: 'Ziel für die erste Antwort, Minuten',
  firstReplyHint: 'Ab der ersten Nachricht des Besuchers.',
  nextReply: 'Ziel für weitere Antworten, Minuten',
  nextReplyHint: 'Ab der ersten Nachricht des Besuchers seit der letzten Antwort.',
  resolution: 'Ziel für die Lösung, Minuten',
  resolutionHint: 'Ab Beginn der Konversation oder ihrer letzten Wiedereröffnung. 1440 Minuten sind ein Tag.',
  badRating: 'Bei schlechten Bewertungen benachrichtigen',
  badRatingHint:
    'Benachrichtigt werden Admins und der Agent, der zuletzt geantwortet hat, wie unter Einstellungen, Benachrichtigungen gewählt.',
  badRatingNone: 'Nie',
  badRatingUpTo: (score) => (score === 1 ? '1 von 5' : `Bis ${score} von 5`),
};
