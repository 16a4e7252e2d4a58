import type * as english from '../../pages/en/canned-replies.ts';
import { plural } from '../count.ts';

export const canned: typeof english.canned = {
  lead: 'Respostas salvas para reutilizar. Digite / no campo de resposta para inserir uma.',
  own: 'Só para mim',
  shared: 'Para todos',
  noneOwn: 'Você ainda não tem respostas prontas próprias.',
  none: 'Nenhuma resposta pronta compartilhada ainda.',
  addOwn: 'Adicionar uma resposta pronta',
  add: 'Adicionar uma resposta compartilhada',
  folder: 'Pasta (opcional)',
  uses: (count, days) => `Usos em ${days} dias: ${count}`,
  name: 'Nome',
  body: 'Resposta',
  variables: 'Variáveis disponíveis:',
  fallback: 'Adicione um texto alternativo depois de uma barra: {{visitor.name|cliente}}.',
  files: 'Arquivos',
  tooMany: (limit, leftOut) =>
    `Uma resposta pronta pode ter no máximo ${limit} arquivos; ${plural(leftOut, '1 não foi adicionado', `${leftOut} não foram adicionados`)}.`,
  uploading: 'Ainda há arquivos sendo enviados. Salve quando terminarem.',
  failed: 'Um arquivo não foi enviado. Tente novamente ou remova-o antes de salvar.',
};
