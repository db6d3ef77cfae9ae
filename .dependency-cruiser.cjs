/**
 * Imports go one way. server/boundaries.test.ts plants a violation of each rule and must see it caught.
 */
const NPM = 'node_modules';
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'domain/ holds rules: zod and prosemirror-model are all it may know',
      from: { path: '^domain/', pathNot: '\\.(test|fuzz\\.test)\\.ts$|/testing\\.ts$' },
      to: { pathNot: '^domain/|node_modules/(zod|prosemirror-model)(/|$)' },
    },
    {
      name: 'drizzle-knows-domain',
      severity: 'error',
      from: { path: '^drizzle/' },
      to: { pathNot: '^(drizzle|domain)/|node_modules/drizzle-orm/' },
    },
    {
      name: 'server-knows-no-face',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(app|components)/' },
    },
    {
      name: 'noun-through-its-door',
      severity: 'error',
      comment:
        "another noun is reached through its commands.ts, queries.ts, access.ts or state.ts; only repository.ts speaks SQL for others' eyes",
      from: {
        path: '^server/(account|amendment|body|comment|election|floor|forum|history|poll|question|track|proposal|quiz|resolution|room|vote|minutes|recommendation|reminder|report|paper|exchange|token|webhook|inbound|push)/',
        pathNot: '\\.test\\.ts$|/testing\\.ts$',
      },
      to: {
        path: '^server/(account|amendment|body|comment|election|floor|forum|history|poll|question|track|proposal|quiz|resolution|room|vote|minutes|recommendation|reminder|report|paper|exchange|token|webhook|inbound|push)/',
        pathNot: ['^server/$1/', '[/-](commands|queries)\\.ts$', '/(access|state)\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'drafting-stands-alone',
      severity: 'error',
      from: { path: '^server/drafting/', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/(live|http|account|forum|resolution|track)/|node_modules/(next|socket\\.io)/' },
    },
    {
      name: 'components-know-no-server',
      severity: 'error',
      from: { path: '^components/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(server|drizzle|app)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'app-has-one-door',
      severity: 'error',
      from: { path: '^app/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(server|drizzle)/', pathNot: '^server/runtime\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css$' },
    },
  ],
  options: {
    doNotFollow: { path: NPM },
    exclude: { path: '(^|/)(\\.next|node_modules/\\.cache)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
    },
  },
};
