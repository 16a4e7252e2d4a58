import type * as english from '../en-accounts.ts';

export const accounts: typeof english.accounts = {
  code: 'Code',
  codeHint: 'Les six chiffres de votre application d’authentification, ou un code de récupération.',
  codeMissing: 'Saisissez le code.',
  confirmTitle: 'Confirmer votre mot de passe',
  confirmLead: 'Confirmez votre mot de passe pour effectuer cette modification.',
  confirmSubmit: 'Continuer',
  cancel: 'Annuler',
  copy: 'Copier',
  copied: 'Copié',
  copyFailed: 'Copie impossible. Sélectionnez le texte et copiez-le manuellement.',
  sure: 'Confirmer',
  passwordHint: 'Au moins 12 caractères. Une courte phrase convient bien.',
  passwordShort: 'Le nouveau mot de passe doit comporter au moins 12 caractères.',

  join: {
    invite: (name) => `Bienvenue, ${name}`,
    inviteLead: (email) => `Vous vous connecterez avec ${email}. Choisissez un mot de passe.`,
    reset: 'Définir un nouveau mot de passe',
    resetLead: (email) => `Pour ${email}. Vous serez déconnecté partout ailleurs.`,
    name: 'Votre nom',
    nameHint: 'Les visiteurs le voient à côté de vos réponses.',
    password: 'Mot de passe',
    inviteSubmit: 'Rejoindre',
    resetSubmit: 'Définir le mot de passe',
    busy: 'Un instant…',
    done: 'Mot de passe défini',
    doneLead: 'Vous pouvez maintenant vous connecter.',
    toSignIn: 'Aller à la connexion',
    invalid: 'Ce lien ne fonctionne pas',
    noToken: 'Le lien est incomplet. Copiez-le en entier, y compris tout ce qui suit le #.',
    retry: 'Réessayer',
  },

  blocked: {
    title: 'Bloqués',
    lead: 'Les messages de ces visiteurs et réseaux sont refusés. Le blocage se fait dans les détails d’une conversation.',
    none: 'Aucun visiteur ni réseau bloqué.',
    network: (network) => `Réseau ${network}`,
    by: (name, when) => `par ${name}, ${when}`,
    unblock: 'Débloquer',
    blockVisitor: 'Bloquer le visiteur',
    blockVisitorSure: 'Bloquer ? Ce visiteur ne pourra plus envoyer de messages.',
    blockNetwork: 'Bloquer le réseau',
    blockNetworkSure:
      'Bloquer ? Toutes les personnes de ce réseau sont concernées, y compris les bureaux qui partagent une adresse.',
    blockWider: (bits) => `Bloquer le réseau plus large (/${bits})`,
    blockWiderSure: (bits) =>
      bits === 56
        ? 'Bloquer ? Un /56 correspond en général à un foyer, mais peut regrouper de nombreux clients d’un opérateur mobile.'
        : 'Bloquer ? Un /48 peut être une entreprise entière, ou de nombreux foyers d’un même fournisseur.',
    visitorBlocked: 'Visiteur bloqué',
    networkBlocked: 'Réseau bloqué',
  },
};
