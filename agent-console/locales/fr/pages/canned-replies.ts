import type * as english from '../../pages/en/canned-replies.ts';

export const canned: typeof english.canned = {
  lead: 'Des réponses enregistrées à réutiliser. Tapez / dans le champ de réponse pour en insérer une.',
  none: 'Aucune réponse prédéfinie.',
  add: 'Ajouter une réponse prédéfinie',
  name: 'Nom',
  body: 'Réponse',
  variables: 'Variables disponibles :',
  fallback: 'Ajoutez un texte de remplacement après une barre : {{visitor.name|à vous}}.',
};
