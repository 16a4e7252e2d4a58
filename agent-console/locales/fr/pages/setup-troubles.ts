import type * as english from '../../pages/en/setup-troubles.ts';

export const setupTroubles: typeof english.setupTroubles = {
  proxy_not_trusted:
    'Le serveur fonctionne derrière un proxy, mais TRUST_PROXY est désactivé : tous les visiteurs partagent les limites d’un seul réseau, et bloquer un réseau les bloque tous. Définissez TRUST_PROXY=on et redémarrez le serveur.',
  proxy_silent:
    'Le proxy placé devant le serveur n’envoie pas X-Forwarded-For : tous les visiteurs partagent les limites d’un seul réseau, et bloquer un réseau les bloque tous. Faites ajouter cet en-tête par le proxy.',
  plain_http:
    'Le serveur est accessible en HTTP non chiffré : les mots de passe et les conversations peuvent être lus en chemin. Placez un proxy TLS devant lui et définissez PUBLIC_URL sur son adresse https.',
  engine_without_sign_in:
    'Le moteur n’authentifie pas les utilisateurs : un agent désactivé et un visiteur bloqué continuent de recevoir des messages jusqu’à ce qu’ils ferment la page. Sur soketi, activez l’authentification des utilisateurs pour l’application (enableUserAuthentication).',
  webhook_switched_off:
    'Un point de terminaison de webhook a été désactivé : il a répondu qu’il n’existe plus, ou n’a rien accepté pendant trois jours. Ouvrez Paramètres, Webhooks, puis réactivez-le ou supprimez-le.',
  backup_failed:
    'La dernière sauvegarde nocturne n’a pas pu être effectuée ou n’a pas été validée. Une nouvelle tentative a lieu toutes les heures ; le journal du serveur en indique la raison.',
};
