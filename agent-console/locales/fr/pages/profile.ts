import type * as english from '../../pages/en/profile.ts';

export const profile: typeof english.profile = {
  name: 'Nom',
  nameHint: 'Les visiteurs le voient à côté de vos réponses.',
  saved: 'Enregistré',
  password: 'Mot de passe',
  current: 'Mot de passe actuel',
  next: 'Nouveau mot de passe',
  change: 'Changer le mot de passe',
  changed: 'Mot de passe changé. Vous avez été déconnecté partout ailleurs.',
  sessions: 'Sessions actives',
  thisOne: 'Ce navigateur',
  since: (when) => `connecté ${when}`,
  seen: (when) => `dernière utilisation ${when}`,
  unknownBrowser: 'Navigateur inconnu',
  end: 'Déconnecter',
  endOthers: 'Se déconnecter partout ailleurs',
  endOthersSure: 'Confirmer : se déconnecter partout ailleurs',
  alone: 'Aucune autre session active.',
};
