import type * as english from '../../pages/en/transcript.ts';

export const transcript: typeof english.transcript = {
  title: 'Envoyer la transcription par e-mail',
  lead: 'Tout ce que vous et le visiteur avez écrit, en fichier texte, dans la langue du visiteur. Les notes ne sont pas incluses.',
  to: 'Adresse e-mail',
  hint: 'Seule l’adresse du visiteur lui-même reçoit un lien vers la conversation et peut y répondre.',
  send: 'Envoyer',
  queued: (to) => `La transcription est en route vers ${to}. La conversation indique si elle a été acceptée.`,
  close: 'Fermer',
};
