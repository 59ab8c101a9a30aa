import { existsSync, globSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { useTestFolder } from './scripts/test-folder.ts'

const root = fileURLToPath(new URL('.', import.meta.url))

useTestFolder()
// Threads and commands are started by the thousand: what one of them has compiled, the next need not.
process.env.NODE_COMPILE_CACHE ??= `${root}node_modules/.cache/kith/compiled`

/**
 * The projects: `tests`, those of folders that prepare something first, `PostgreSQL`, `far`, and types. `vitest run` leaves out the
 * `*.long.test.ts` and rows of `few`; `vitest run --mode long` takes them in.
 */
export default defineConfig(async ({ mode }) => {
  const kind = mode === 'long' ? 'long' : 'quick'
  const folders = globSync('{packages,plugins,examples}/*/', { cwd: root }).sort()
  const prepared = folders.filter(folder => existsSync(`${root}${folder}/${preparation}`))
  return {
    test: {
      projects: [
        tests(kind, prepared),
        ...prepared.map(folder => testsAfterPreparation(kind, folder)),
        testsOnPostgres(kind, await freePort()),
        ...testsFromAfar(kind, await freePort()),
        ...folders.filter(hasTypeTests).map(typeTests),
      ],
      passWithNoTests: true,
      // A third of a file's time is waiting for servers and browsers of its own: one more than there are processors. With
      // two more, all took 8 % longer.
      maxWorkers: Math.min(4, availableParallelism() + 1),
    },
  }
})

type Kind = 'quick' | 'long'

const ignored = ['**/node_modules/**', '**/dist/**']
/** What has to be built before the tests of a folder. */
const preparation = 'test/build-page.ts'

const common = (kind: Kind) => ({
  root,
  exclude: kind === 'long' ? ignored : [...ignored, '**/*.long.test.ts'],
  // Generous: a busy machine is no failure. What is slow is measured by `npm run bench`.
  testTimeout: 180_000,
  hookTimeout: 180_000,
  // To load Kith anew for each file takes as long as its tests: the files of a project share it, and its threads.
  isolate: false,
})

const tests = (kind: Kind, prepared: readonly string[]): TestProjectConfiguration => ({
  extends: true,
  test: {
    ...common(kind),
    name: 'tests',
    include: ['{packages,plugins,examples,scripts}/**/*.test.ts'],
    exclude: [...common(kind).exclude, ...prepared.map(folder => `${folder}/**`)],
    env: { KITH_TESTS: kind },
  },
})

const testsAfterPreparation = (kind: Kind, folder: string): TestProjectConfiguration => ({
  extends: true,
  test: {
    ...common(kind),
    name: folder,
    include: [`${folder}/**/*.test.ts`],
    globalSetup: [`${root}${folder}/${preparation}`],
    env: { KITH_TESTS: kind },
  },
})

/** What works on a database is tested on PostgreSQL too: the files that ask for one by these names. */
const testsOnPostgres = (kind: Kind, port: number): TestProjectConfiguration => {
  const where = ['packages/{kernel,server}', 'plugins/*', ...(kind === 'long' ? ['examples/crm/test/flows'] : [])]
  return {
    extends: true,
    test: {
      ...common(kind),
      name: 'PostgreSQL',
      include: where
        .flatMap(folder => globSync(`${folder}/**/*.test.ts`, { cwd: root, exclude: ignored }))
        .filter(file =>
          /freshDatabase|keepDatabases|openFixture|createTestApp|fixture\/app/.test(
            readFileSync(`${root}${file}`, 'utf8'),
          ),
        ),
      globalSetup: [`${root}scripts/test-postgres.ts`],
      env: { KITH_TESTS: kind, KITH_TEST_DATABASE: `postgres://kith:kith@127.0.0.1:${port}/postgres` },
    },
  }
}

/** The tests of plugins with the plugins' code behind a wire, as if in another process: of two, or of all on both databases. */
const testsFromAfar = (kind: Kind, port: number): TestProjectConfiguration[] => {
  const far = (name: string, plugins: string, more: object = {}, env: Record<string, string> = {}) => ({
    extends: true as const,
    test: {
      ...common(kind),
      name,
      include: [`plugins/${plugins}/src/**/*.test.ts`],
      exclude: [...common(kind).exclude, 'plugins/*/src/ui/**'],
      env: { KITH_TESTS: kind, KITH_TEST_FAR: '1', ...env },
      ...more,
    },
  })
  if (kind === 'quick') return [far('far', '{consents,products}')]
  const database = `postgres://kith:kith@127.0.0.1:${port}/postgres`
  return [
    far('far', '*'),
    far('far PostgreSQL', '*', { globalSetup: [`${root}scripts/test-postgres.ts`] }, { KITH_TEST_DATABASE: database }),
  ]
}

const hasTypeTests = (folder: string) =>
  globSync('**/*.test-d.ts', { cwd: `${root}${folder}`, exclude: ignored }).length > 0

const typeTests = (folder: string): TestProjectConfiguration => ({
  extends: true,
  test: {
    name: `${folder} types`,
    root: `${root}${folder}`,
    include: [],
    typecheck: { enabled: true, only: true, include: ['**/*.test-d.ts'], exclude: ignored, tsconfig: 'tsconfig.json' },
  },
})

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
