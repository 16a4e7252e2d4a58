import type * as english from '../../pages/en/second-factor.ts';

export const secondFactor: typeof english.secondFactor = {
  title: 'Verificação em duas etapas',
  off: 'Desativada. Quem descobrir sua senha pode entrar no seu lugar.',
  on: (left) =>
    `Ativada. Para entrar, são necessários sua senha e um código do aplicativo. Códigos de recuperação restantes: ${left}.`,
  turnOn: 'Configurar',
  turnOff: 'Desativar',
  turnOffSure: 'Confirmar: desativar as duas etapas',
  scan: 'Leia este código com um aplicativo autenticador, como Aegis, 2FAS ou seu gerenciador de senhas.',
  qr: 'QR code para o aplicativo autenticador, igual ao segredo abaixo',
  secret: 'Ou digite este segredo no aplicativo:',
  enter: 'Depois, digite o código que ele mostra:',
  confirm: 'Ativar',
  codes: 'Seus códigos de recuperação',
  codesLead:
    'Se você perder o aplicativo, cada um destes funciona uma vez no lugar de um código. Eles só são exibidos agora: guarde-os com suas senhas.',
  copyCodes: 'Copiar todos',
  kept: 'Já salvei os códigos',
  renew: 'Novos códigos de recuperação',
  renewSure: 'Criar novos códigos? Os anteriores vão parar de funcionar.',
};
