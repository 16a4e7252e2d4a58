import type * as english from '../../pages/en/canned-replies.ts';

export const canned: typeof english.canned = {
  lead: 'Respostas salvas para reutilizar. Digite / no campo de resposta para inserir uma.',
  none: 'Nenhuma resposta pronta ainda.',
  add: 'Adicionar uma resposta pronta',
  name: 'Nome',
  body: 'Resposta',
  variables: 'Variáveis disponíveis:',
  fallback: 'Adicione um texto alternativo depois de uma barra: {{visitor.name|cliente}}.',
};
