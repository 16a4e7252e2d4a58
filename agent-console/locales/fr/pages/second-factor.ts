import type * as english from '../../pages/en/second-factor.ts';

export const secondFactor: typeof english.secondFactor = {
  title: 'Double authentification',
  off: 'Désactivée. Toute personne qui obtient votre mot de passe peut se connecter à votre place.',
  on: (left) =>
    `Activée. La connexion demande votre mot de passe et un code de votre application. Codes de récupération restants : ${left}.`,
  turnOn: 'Configurer',
  turnOff: 'Désactiver',
  turnOffSure: 'Confirmer : désactiver la double authentification',
  scan: 'Scannez ceci avec une application d’authentification comme Aegis, 2FAS ou votre gestionnaire de mots de passe.',
  qr: 'Code QR pour l’application d’authentification, identique au secret ci-dessous',
  secret: 'Ou saisissez ce secret dans l’application :',
  enter: 'Saisissez ensuite le code affiché :',
  confirm: 'Activer',
  codes: 'Vos codes de récupération',
  codesLead:
    'Si vous perdez l’application, chacun de ces codes fonctionne une fois à la place. Ils ne sont affichés qu’une seule fois : conservez-les avec vos mots de passe.',
  copyCodes: 'Tout copier',
  kept: 'Je les ai enregistrés',
  renew: 'Nouveaux codes de récupération',
  renewSure: 'Créer de nouveaux codes ? Les anciens cesseront de fonctionner.',
};
