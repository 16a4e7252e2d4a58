/**
 * What `npm run dev` builds anew with edits of which folders. The bundles are those of `rollup.config.mjs`, in its order,
 * because later ones need earlier ones: the loader the name of the app, and whatever is written into the widget's folder
 * that the app has emptied it. Packages for npm, and the demo's page that uses one, are built by `npm run build` alone.
 *
 * @type {readonly { name: string, bundles: readonly string[], folders: readonly string[] }[]}
 */
export const DEV_PARTS = [
  { name: 'server', bundles: ['server'], folders: ['server'] },
  {
    name: 'widget',
    bundles: [
      'widgetApp',
      'widgetProactive',
      'widgetFrame',
      'widgetResume',
      'widgetPushWorker',
      'widgetLoader',
    ],
    folders: ['widget', 'server/contract'],
  },
  { name: 'console', bundles: ['pushWorker', 'agentConsole'], folders: ['agent-console', 'server/contract'] },
  { name: 'documentation', bundles: ['documentation'], folders: ['server/documentation'] },
];
