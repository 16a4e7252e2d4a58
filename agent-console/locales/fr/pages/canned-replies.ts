import type * as english from '../../pages/en/canned-replies.ts';

export const canned: typeof english.canned = {
  lead: 'Des réponses enregistrées à réutiliser. Tapez / dans le champ de réponse pour en insérer une.',
  own: 'Moi uniquement',
  shared: 'Tout le monde',
  noneOwn: 'Vous n’avez pas encore de réponse prédéfinie personnelle.',
  none: 'Aucune réponse prédéfinie partagée.',
  addOwn: 'Ajouter une réponse prédéfinie',
  add: 'Ajouter une réponse partagée',
  folder: 'Dossier (facultatif)',
  uses: (count, days) => `Utilisée ${count} fois en ${days} jours`,
  name: 'Nom',
  body: 'Réponse',
  variables: 'Variables disponibles :',
  fallback: 'Ajoutez un texte de remplacement après une barre : {{visitor.name|à vous}}.',
  files: 'Fichiers',
  tooMany: (limit, leftOut) =>
    `Une réponse peut contenir au plus ${limit} fichiers ; non ajoutés : ${leftOut}.`,
  uploading: 'Des fichiers sont encore en cours de téléversement. Enregistrez une fois qu’ils sont prêts.',
  failed: 'Un fichier n’a pas été téléversé. Réessayez ou retirez-le avant d’enregistrer.',
};
