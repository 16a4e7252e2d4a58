import type * as english from '../../pages/en/install.ts';

export const seenOn: typeof english.seenOn = {
  title: 'Vu sur',
  never: 'Pas encore. Dès qu’un visiteur ouvre le chat sur une page, elle apparaît ici.',
};

export const checkPage: typeof english.checkPage = {
  title: 'Vérifier une page',
  lead: 'Le serveur ouvre la page comme le navigateur d’un visiteur, sans exécuter ses scripts, et indique ce qui empêche le chat de s’afficher.',
  address: 'Adresse de la page',
  check: 'Vérifier',
  checking: 'Vérification…',
  fine: 'Le chat est correctement installé sur cette page.',
  notAddress: 'Une adresse commence par https://',
  checks: {
    page: 'Page',
    tag: 'Balise',
    server: 'Adresse du serveur',
    site_key: 'Clé du site',
    origin: 'Origines autorisées',
    mixed_content: 'Chiffrement',
    content_security_policy: 'Politique de sécurité',
    engine: 'Connexion en direct',
  },
  problems: {
    page_unreachable: 'Le serveur ne parvient pas à ouvrir la page ({reason}).',
    page_private: '{host} n’est pas sur l’Internet public : le serveur ne l’ouvre pas.',
    page_status: 'La page répond avec le statut {status}.',
    page_too_large: 'La page dépasse 5 Mo.',
    tag_missing:
      'La balise est absente du code HTML de la page. Copiez-la ci-dessus dans la page. Si un gestionnaire de balises l’ajoute, vérifiez plutôt dans un navigateur.',
    tag_repeated: 'La balise figure {count} fois dans la page. Gardez la première et supprimez les autres.',
    server_other: 'La balise désigne {server}, mais ce serveur est {own}. Copiez de nouveau la balise.',
    key_missing: 'La balise ne contient pas de clé de site. Copiez de nouveau la balise.',
    key_unknown: 'Aucun site n’a la clé « {key} ». Copiez de nouveau la balise.',
    key_of_other_site: 'La page contient la balise d’un autre site : « {site} ».',
    origin_refused:
      '{origin} ne fait pas partie des origines autorisées. Ajoutez-la dans Paramètres, Sites, Général.',
    mixed_content:
      'La page utilise HTTPS, mais la balise désigne {server} sans HTTPS : les navigateurs la bloquent. Mettez en place HTTPS sur ce serveur.',
    policy_needs_nonce:
      'La politique de la page n’accepte que les scripts avec nonce (strict-dynamic). Ajoutez le nonce de la page à la balise.',
    policy_blocks: 'La politique de la page bloque le chat. Ajoutez-y : {directives}',
    engine_unreachable:
      'Impossible d’ouvrir un WebSocket vers {origin} ({reason}). Le chat fonctionne, mais ne se met à jour que toutes les quelques secondes. Configurez le proxy pour transmettre les connexions WebSocket.',
  },
};
