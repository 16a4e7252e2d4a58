import type * as english from '../../pages/en/notices.ts';
import { counted } from '../count.ts';

export const notices: typeof english.notices = {
  lead: 'Choisissez ce dont vous êtes notifié. S’applique à tous vos appareils.',
  turnOff: 'Désactiver dans ce navigateur',
  here: { on: 'Activé dans ce navigateur', off: 'Désactivé dans ce navigateur' },
  push: {
    off: 'Les notifications push ne sont pas configurées dans ce navigateur.',
    on: 'Vous serez notifié dans ce navigateur même lorsque la console est fermée.',
    refused:
      'Ce navigateur n’a pas pu être enregistré pour les notifications push. Vous serez notifié tant que la console est ouverte.',
    unsupported:
      'Ce navigateur ne prend pas en charge les notifications push. Vous serez notifié tant que la console est ouverte.',
  },
  table: 'Ce dont vous êtes notifié, et comment',
  events: {
    waiting: 'Un visiteur attend',
    message: 'Nouveau message dans ma conversation',
    assigned: 'Conversation assignée ou transférée à moi',
    mention: 'Quelqu’un me mentionne',
    room: 'Nouveau message dans un salon de l’équipe',
    offer: 'Conversation qui m’est proposée',
    rating: 'Mauvaise évaluation',
  },
  channels: { inApp: 'Console', sound: 'Son', desktop: 'Bureau', push: 'Push', mail: 'E-mail' },
  channelHints:
    'Bureau : tant que la console est ouverte en arrière-plan. Push : même lorsqu’elle est fermée. Vous ne recevez ni push ni e-mail pendant que vous utilisez la console. E-mail : si vous ne l’avez pas vu ou si personne n’a répondu au bout d’un moment.',
  ratingHint:
    'Mauvaise évaluation, une fois qu’un agent a répondu : vous êtes notifié si vous avez répondu en dernier, et de chacune si vous êtes administrateur. Chaque site définit quelles évaluations sont mauvaises.',
  cell: (event, channel) => `${event} : ${channel}`,
  repeat: 'Répéter le son jusqu’à ce que tout le monde ait une réponse',
  mailAfter: 'M’envoyer un e-mail après',
  mailAfterHint: 'Ce que vous avez manqué d’ici là arrive dans un seul e-mail.',
  noMail: 'Ce serveur n’envoie pas encore d’e-mails. Un administrateur peut le configurer.',
  weekly: 'M’envoyer le rapport hebdomadaire par e-mail',
  weeklyHint:
    'Chaque lundi à 8 h : les chiffres de la semaine passée comparés à la semaine précédente, pour tous les sites.',
  minutes: (count) => (count === 60 ? '1 heure' : counted(count, 'minute', 'minutes')),
  words: 'Afficher le texte des messages dans les notifications push',
  quiet: 'Heures calmes : aucun son, aucune notification de bureau, push ou par e-mail',
  from: 'De',
  to: 'À',
  timeZone: 'Fuseau horaire',
  silent: 'Votre navigateur bloque le son. Cliquez n’importe où sur cette page.',
};
