/**
 * Who may import whom. What `allowed` does not name is an error, so a new folder can import nothing, and be imported
 * by nobody but main.ts and cli.ts, until a line here says otherwise.
 *
 * `$1` in a `to` stands for what the brackets of its `from` matched: "its own folder".
 */

/** Packages that ship with the product, and Node's own modules. */
const runtimeLibraries = {
  dependencyTypes: ['npm', 'npm-optional', 'core'],
  dependencyTypesNot: ['npm-dev'],
};

/** The composition root: the only place that sees everything. */
const compositionRoot = '^src/((main|cli)\\.ts$|cli/)';

/** The simulators are compiled into the product: the demo and the replay run on them. */
const shipped = '^(src|test/simulators)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  allowedSeverity: 'error',
  allowed: [
    // The domain is plain types and pure rules.
    { from: { path: '^src/shared/domain/' }, to: { path: '^src/shared/domain/' } },

    { from: { path: '^src/shared/(?!domain/)' }, to: { path: '^src/shared/' } },
    { from: { path: '^src/shared/(?!domain/)' }, to: runtimeLibraries },

    { from: { path: '^src/jobs/([^/]+)/' }, to: { path: '^src/(shared|jobs/$1)/' } },
    { from: { path: '^src/jobs/' }, to: runtimeLibraries },

    // A command is a thin caller of what the product knows how to do: it needs no library, and knows no platform.
    { from: { path: '^src/bots/commands/' }, to: { path: '^src/(shared|bots/commands)/' } },

    {
      from: { path: '^src/bots/(?!commands/)([^/]+)/' },
      to: { path: '^src/(shared|bots/commands|bots/$1)/' },
    },
    { from: { path: '^src/bots/(?!commands/)([^/]+)/' }, to: runtimeLibraries },

    { from: { path: compositionRoot }, to: { path: '^(src|test/simulators)/' } },
    { from: { path: compositionRoot }, to: runtimeLibraries },

    // A simulator stands for somebody else's server: it must not share our idea of what that server does.
    { from: { path: '^test/simulators/' }, to: { path: '^test/simulators/' } },
    { from: { path: '^test/simulators/' }, to: runtimeLibraries },

    { from: { path: '^test/(?!simulators/)' }, to: {} },
  ],
  forbidden: [
    {
      name: 'no-cycle',
      comment:
        'Modules that import each other, types included, can only be understood together: move the shared part out.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment:
        'A module without imports that nothing imports is left over. Entry points, configuration and types are none.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(src|test/(simulators|helpers))/',
        pathNot: `${compositionRoot}|^src/shared/config\\.ts$|\\.d\\.ts$`,
      },
      to: {},
    },
    {
      name: 'not-used-by-the-product',
      comment: 'Nothing on the way from main.ts or cli.ts imports it: only tests keep it alive.',
      severity: 'error',
      from: { path: compositionRoot },
      to: { path: '^src/', pathNot: `${compositionRoot}|\\.d\\.ts$`, reachable: false },
    },
    {
      name: 'no-development-library',
      comment: 'A package from devDependencies is not there once the product is installed.',
      severity: 'error',
      from: { path: shipped },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'no-unlisted-library',
      comment: 'A package that package.json does not name is there by chance: another one brought it along.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'resolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'discord-libraries-stay-in-discord',
      comment: 'Only src/bots/discord knows what a guild is.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/bots/discord/' },
      to: { path: '(^|/)node_modules/(discord[^/]*|@discordjs)/' },
    },
    {
      name: 'slack-libraries-stay-in-slack',
      comment: 'Only src/bots/slack knows what a Slack team is.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/bots/slack/' },
      to: { path: '(^|/)node_modules/@slack/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Imports of types count: they are what the design is about.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types', 'require'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
    builtInModules: { add: [] },
  },
};
