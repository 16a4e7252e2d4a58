import type * as english from '../../pages/en/bridges.ts';

export const bridges: typeof english.bridges = {
  lead: 'Chaque conversation devient un fil dans le chat de votre équipe. Répondre dans le fil répond au visiteur.',
  kinds: { slack: 'Slack', telegram: 'Telegram' },
  setUp: (chat) => `Configurer ${chat}`,
  steps: {
    slack: [
      'Dans Slack, créez une application sur api.slack.com/apps, « From a manifest », et collez ceci :',
      'Installez l’application dans votre espace de travail et copiez le jeton du bot (« OAuth & Permissions »).',
      'Créez un jeton au niveau de l’application avec le scope « connections:write » (« Basic Information »).',
      'Invitez l’application dans chaque canal : /invite @Frontdesk',
    ],
    telegram: [
      'Dans Telegram, écrivez /newbot à @BotFather et copiez le jeton. Utilisez un bot qui ne sert à rien d’autre.',
      'Créez un groupe pour votre équipe et activez « Sujets » dans ses paramètres. Chaque conversation devient un sujet.',
      'Ajoutez le bot au groupe comme administrateur autorisé à gérer les sujets et à supprimer des messages.',
      'Écrivez dans le groupe, copiez le lien vers votre message et collez-le ci-dessous.',
      'Telegram ne communique pas les adresses e-mail. Une fois que quelqu’un a écrit dans un sujet, choisissez ici de quel agent il s’agit.',
    ],
  },
  copyManifest: 'Copier le manifeste',
  secrets: {
    slack: {
      botToken: { label: 'Jeton du bot', placeholder: 'xoxb-…' },
      appToken: { label: 'Jeton au niveau de l’application', placeholder: 'xapp-…' },
    },
    telegram: { botToken: { label: 'Jeton du bot Telegram', placeholder: '110201543:AAH…' } },
  },
  kept: 'Enregistré. Saisissez-en un nouveau pour le remplacer.',
  channel: {
    slack: (site) => `Canal pour ${site}`,
    telegram: (site) => `Groupe Telegram pour ${site}`,
  },
  channelHint: {
    slack:
      'Identifiant ou lien du canal, dans ses détails dans Slack. Laissez vide pour ne pas envoyer les conversations de ce site dans Slack.',
    telegram:
      'Lien vers un message du groupe, ou identifiant du groupe. Laissez vide pour ne pas envoyer les conversations de ce site dans Telegram.',
  },
  locale: 'Langue des messages de Frontdesk dans le chat',
  locales: { en: 'English', zh: '简体中文' },
  connected: 'Connectée',
  connecting: 'Connexion…',
  refused: (reason) => `Non connectée : ${reason}`,
  channelTrouble: (site, reason) => `Rien ne peut être publié pour ${site} : ${reason}`,
  test: 'Tester',
  testDone: 'Tout fonctionne. Un message de test a été publié dans chaque canal.',
  testSteps: {
    slack: {
      access: 'Le jeton du bot ne fonctionne pas',
      connection: 'Le jeton au niveau de l’application ne fonctionne pas',
      channel: 'Impossible de publier dans le canal',
    },
    telegram: {
      access: 'Le jeton ne fonctionne pas',
      connection: 'Les messages du bot ne peuvent pas être lus',
      channel: 'Le groupe ne peut pas être utilisé',
    },
  },
  testStep: (step, site, reason) => (site === null ? `${step} : ${reason}` : `${step} (${site}) : ${reason}`),
  reasons: {
    invalid_auth: 'le jeton n’est pas valide',
    not_authed: 'le jeton n’est pas valide',
    token_revoked: 'le jeton a été révoqué',
    account_inactive: 'l’application a été retirée de l’espace de travail',
    missing_scope: 'il manque une autorisation à l’application ; comparez ses scopes avec le manifeste',
    not_allowed_token_type: 'c’est un autre type de jeton',
    socket_mode_disabled: 'le Socket Mode est désactivé dans les paramètres de l’application',
    channel_not_found: 'le canal n’existe pas, ou l’application n’en est pas membre',
    not_in_channel: 'l’application n’est pas membre du canal ; invitez-la avec /invite',
    is_archived: 'le canal est archivé',
    unauthorized: 'le jeton n’est pas valide, ou a été révoqué auprès de @BotFather',
    webhook_active:
      'un autre programme reçoit les messages de ce bot par webhook ; créez un bot réservé à Frontdesk',
    other_listener: 'un autre programme lit les messages de ce bot ; créez un bot réservé à Frontdesk',
    bot_removed: 'le bot a été retiré du groupe ; ajoutez-le de nouveau comme administrateur',
    chat_not_found: 'le groupe n’existe pas, ou le bot n’en fait pas partie',
    not_a_forum: 'le groupe n’a pas de sujets ; activez « Sujets » dans ses paramètres',
    no_rights: 'le bot n’est pas un administrateur autorisé à gérer les sujets',
    topic_closed: 'le sujet est fermé, et le bot n’est pas autorisé à le rouvrir',
    forbidden: 'le bot n’est pas autorisé à écrire dans le groupe',
    channel_moved: 'le groupe est devenu un supergroupe ; testez à nouveau dans un instant',
  },
  people: { slack: 'Personnes inconnues', telegram: 'Personnes dans Telegram' },
  peopleLead: {
    slack:
      'Ces personnes ont répondu dans un fil, mais leur adresse e-mail dans le chat n’est celle d’aucun agent. Leurs messages ne sont pas envoyés tant que vous n’avez pas choisi un agent.',
    telegram:
      'Ces personnes ont écrit dans un sujet. Choisissez l’agent correspondant à chacune ; d’ici là, leurs messages ne sont pas envoyés.',
  },
  answersAs: (name) => `${name} répond en tant que`,
  nobody: 'Personne : ne pas envoyer',
  remove: 'Retirer',
  removeSure: 'Retirer ? Les réponses dans le chat ne parviendront plus aux visiteurs.',
  saved: 'Enregistré',
};
