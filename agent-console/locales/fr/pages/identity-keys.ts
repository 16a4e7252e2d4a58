import type * as english from '../../pages/en/identity-keys.ts';

export const identityKeys: typeof english.identityKeys = {
  lead: 'Votre serveur signe l’identité de ses utilisateurs avec une clé. Ils sont alors vérifiés ici et voient leurs conversations sur tous leurs appareils.',
  audience: (key) => `Clé du site, pour « aud » : ${key}`,
  none: 'Aucune clé.',
  made: (when) => `créée ${when}`,
  make: 'Créer une clé',
  once: 'Conservez cette clé dans la configuration de votre serveur, jamais dans une page web. Elle n’est affichée qu’une seule fois.',
  full: 'Il existe deux clés. Pour en changer, faites passer votre serveur à la plus récente, puis supprimez l’ancienne.',
  remove: 'Supprimer',
  removeSure: 'Supprimer ? Les jetons signés avec cette clé seront refusés.',
};
