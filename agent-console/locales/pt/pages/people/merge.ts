import type * as english from '../../../pages/en/people/merge.ts';
import { counted, plural } from '../../count.ts';

export const merge: typeof english.merge = {
  title: 'Mesclar contatos',
  lead: 'Se dois contatos são a mesma pessoa, mescle-os. As conversas, as notas e os dados dos dois ficam em um só contato.',
  other: 'O outro contato',
  otherHint: 'Pesquise por nome, endereço de e-mail ou atributo, no mesmo site.',
  search: 'Pesquisar',
  none: 'Nenhum contato encontrado.',
  choose: 'Escolher',
  chooseNamed: (name) => `Escolher ${name}`,
  seen: (when) => `última visita em ${when}`,
  into: (merged, kept) => `“${merged}” será mesclado a “${kept}”. O resultado:`,
  name: 'Nome',
  email: 'E-mail',
  conversations: 'Conversas que serão movidas',
  moves: (count) => counted(count, 'conversa', 'conversas'),
  signsOut: (name) =>
    `A sessão de “${name}” no navegador será encerrada, porque seu site não verificou quem está usando. Desfazer a mesclagem não inicia a sessão novamente.`,
  undoHint: 'Você pode desfazer isso durante sete dias.',
  merge: 'Mesclar',
  keepInstead: (name) => `Manter “${name}” em vez deste`,
  back: 'Voltar',
  done: (merged, kept) => `“${merged}” foi mesclado a “${kept}”.`,
  undone: (stayed) =>
    stayed === 0
      ? 'A mesclagem foi desfeita: há dois contatos novamente.'
      : `A mesclagem foi desfeita. ${plural(stayed, 'Uma conversa fica', `${stayed} conversas ficam`)} com o contato restante porque o visitante escreveu desde então.`,
  another: 'Mesclar outro contato',
  recent: 'Mesclados nos últimos sete dias',
  mergedAt: (when) => `mesclado em ${when}`,
  undoUntil: (when) => `pode ser desfeito até ${when}`,
  undo: 'Desfazer mesclagem',
  close: 'Fechar',
};
