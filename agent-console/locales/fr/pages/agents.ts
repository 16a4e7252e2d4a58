import type * as english from '../../pages/en/agents.ts';

export const agents: typeof english.agents = {
  lead: 'Votre équipe. Les liens d’invitation et de mot de passe ne fonctionnent qu’une fois ; copiez-les et envoyez-les.',
  you: '(vous)',
  roles: { agent: 'Agent', admin: 'Administrateur' },
  deactivated: 'Désactivé',
  secondFactor: 'Double authentification',
  makeAdmin: 'Nommer administrateur',
  makeAgent: 'Nommer agent',
  deactivate: 'Désactiver',
  deactivateSure:
    'Désactiver ? La personne est déconnectée et ses conversations ouvertes retournent dans la file d’attente.',
  reactivate: 'Réactiver',
  remove: 'Supprimer l’agent…',
  removeLead:
    'Supprime définitivement ce compte : connexion, appareils, clés API, notifications, brouillons et photo. Les conversations ouvertes retournent dans la file d’attente. Les messages et les notes sont conservés sous le nom ci-dessous. Les mentions dans les messages d’autres personnes et les copies hors de Frontdesk, comme les e-mails envoyés et les sauvegardes, restent inchangées.',
  shownAs: 'Nom affiché à la place',
  formerAgent: 'Ancien agent',
  removeForGood: 'Supprimer définitivement',
  removeSure: (name) => `Supprimer ${name} ? Cette action est irréversible.`,
  reset: 'Lien de réinitialisation du mot de passe',
  removeFactor: 'Désactiver la double authentification',
  removeFactorSure: 'Désactiver ? Le mot de passe suffira pour se connecter.',
  cap: 'Max. de conversations ouvertes',
  capHint: 'Laissez vide pour utiliser la limite du site ou de l’équipe.',
  more: (name) => `Modifier ${name}`,
  close: 'Fermer',
  invite: 'Inviter un collègue',
  inviteSubmit: 'Créer l’invitation',
  name: 'Nom',
  email: 'E-mail',
  role: 'Rôle',
  invitations: 'Invitations en attente',
  until: (when) => `jusqu’à ${when}`,
  withdraw: 'Révoquer',
  link: (when) =>
    `Envoyez ce lien. Il ne fonctionne qu’une fois, expire ${when} et n’est affiché qu’une seule fois.`,
};
