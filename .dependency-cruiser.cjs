/** The arrows of the architecture: who may import whom. `npm run check` keeps them. */

const TEST = '\\.test\\.ts$'
const SERVICES =
  '^src/(boot|kernel|cluster|experiments|grading|handin|quiz|progress|slides|classroom|offline|editor|charts|i18n|notebook|reading)/'

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-missing',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(astro:|mdast$|hast$)' },
    },
    {
      name: 'protocol-is-a-leaf',
      comment: 'What crosses a boundary depends on neither of its sides.',
      severity: 'error',
      from: { path: '^workers/protocol/', pathNot: TEST },
      to: { pathNot: '^workers/protocol/' },
    },
    {
      name: 'workers-know-no-page',
      severity: 'error',
      from: { path: '^workers/', pathNot: ['^workers/suite/', TEST] },
      to: { path: '^src/' },
    },
    {
      name: 'fabric-knows-only-the-protocol',
      severity: 'error',
      from: { path: '^workers/fabric/', pathNot: TEST },
      to: { path: '^workers/', pathNot: '^workers/(fabric|protocol)/' },
    },
    {
      name: 'runtime-knows-no-entry-point',
      severity: 'error',
      from: { path: '^workers/runtime/', pathNot: TEST },
      to: { path: '^workers/', pathNot: '^workers/(runtime|fabric|protocol)/' },
    },
    {
      name: 'entry-points-stand-alone',
      severity: 'error',
      from: { path: '^workers/(kernel|node|shell|hdfs)/', pathNot: TEST },
      to: { path: '^workers/', pathNot: '^workers/($1|runtime|fabric|protocol)/' },
    },
    {
      name: 'pages-see-only-the-protocol-of-workers',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { path: '^workers/', pathNot: '^workers/protocol/' },
    },
    {
      name: 'services-know-no-markup',
      severity: 'error',
      from: { path: SERVICES, pathNot: TEST },
      to: { path: '^src/(pages|layouts|components|islands)/' },
    },
    {
      name: 'parts-know-no-page',
      severity: 'error',
      from: { path: '^src/(components|islands)/' },
      to: { path: '^src/(pages|layouts)/' },
    },
    {
      name: 'layouts-know-no-page',
      severity: 'error',
      from: { path: '^src/layouts/' },
      to: { path: '^src/pages/' },
    },
    {
      name: 'languages-stand-alone',
      severity: 'error',
      from: { path: '^src/i18n/', pathNot: TEST },
      to: { path: '^src/', pathNot: '^src/i18n/' },
    },
    {
      name: 'shipped-code-uses-no-tool',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: ['^workers/suite/', TEST] },
      to: { path: '^(tools|e2e|bench)/' },
    },
    {
      name: 'shipped-code-runs-in-a-browser',
      severity: 'error',
      from: {
        path: ['^workers/', '^src/islands/', SERVICES],
        pathNot: ['^workers/suite/', TEST],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'decks-are-plain-values',
      severity: 'error',
      from: { path: '^src/slides/', pathNot: TEST },
      to: { path: '^(src|workers)/', pathNot: '^src/(slides|reading)/' },
    },
    {
      name: 'one-importer-of-reveal',
      severity: 'error',
      from: { pathNot: '^src/(islands/deck|layouts)/' },
      to: { path: 'node_modules/reveal.js' },
    },
    {
      name: 'one-importer-of-monaco',
      severity: 'error',
      from: { pathNot: '^src/editor/' },
      to: { path: 'node_modules/monaco-editor' },
    },
    {
      name: 'arrow-where-events-and-pictures-are',
      severity: 'error',
      from: { pathNot: '^src/(cluster|charts)/' },
      to: { path: 'node_modules/apache-arrow' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
    },
  },
}
