import type * as english from '../../../pages/en/people/import.ts';

const counted = (count: number) => count.toLocaleString('pt-BR');

export const contactImport: typeof english.contactImport = {
  title: 'Importar contatos',
  lead: 'Um arquivo CSV com cabeçalho, em UTF-8, de até 50 MB e 100.000 linhas. Importá-lo de novo não duplica ninguém: os contatos são reconhecidos pelo ID externo ou, na falta dele, pelo endereço de e-mail.',
  file: 'Arquivo CSV',
  site: 'Site',
  columns: (file) => `Colunas de ${file}`,
  column: (name) => `Importar a coluna ${name} como`,
  unnamed: (number) => `Coluna ${number}`,
  kinds: {
    externalId: 'ID externo',
    name: 'Nome',
    email: 'E-mail',
    text: 'Atributo: texto',
    number: 'Atributo: número',
    date: 'Atributo: data',
    'yes-no': 'Atributo: sim ou não',
    ignore: 'Não importar',
  },
  needsKey: 'Escolha a coluna com o ID externo ou o endereço de e-mail.',
  start: 'Importar',
  again: 'Tentar novamente',
  stop: 'Interromper',
  close: 'Fechar',
  running: 'Importando…',
  paused:
    'A importação foi interrompida. O que já foi importado permanece; uma nova tentativa começa do início e não duplica ninguém.',
  done: 'Importação concluída',
  counts: (made, changed, refused) =>
    `${counted(made)} adicionados, ${counted(changed)} encontrados e atualizados, ${counted(refused)} não importados.`,
  refused: 'Linhas não importadas',
  line: (line) => `Linha ${counted(line)}`,
  misfit: {
    text: (column, cell) => `“${cell}” não é válido para ${column}.`,
    number: (column, cell) => `“${cell}” em ${column} não é um número.`,
    date: (column, cell) => `“${cell}” em ${column} não é uma data como 2026-11-29.`,
    'yes-no': (column, cell) => `“${cell}” em ${column} não é nem sim nem não.`,
  },
  lineFaults: {
    external_id: 'O ID externo tem mais de 200 caracteres.',
    nothing_to_find_by: 'Não há ID externo nem endereço de e-mail.',
    name: 'O nome tem mais de 80 caracteres.',
    email: 'Isto não é um endereço de e-mail.',
    attributes:
      'Atributos demais (máximo de 30) ou um longo demais: nomes têm até 40 caracteres e textos, até 200.',
    signed: 'O site assinou os dados deste contato; não é possível alterá-los aqui.',
  },
  further: (count) => `e mais ${counted(count)}`,
  faults: {
    unreadable: 'Não foi possível ler este arquivo. Salve-o como CSV em UTF-8.',
    'too-wide': 'Este arquivo tem mais de 100 colunas.',
    'too-long-cell': 'Este arquivo tem uma célula com mais de 10.000 caracteres. Falta alguma aspa?',
    'too-large': 'Este arquivo tem mais de 50 MB. Divida-o.',
    empty: 'Este arquivo não tem linhas abaixo do cabeçalho.',
    'too-many-lines': 'Somente as primeiras 100.000 linhas foram importadas.',
  },
};
