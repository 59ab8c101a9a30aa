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

/** `vitest run` leaves out the `*.long.test.ts` and rows of `few`; `vitest run --mode long` takes them in. */
export default defineConfig(async ({ mode }) => ({
  test: {
    projects: [
      ...globSync(['packages/*/', 'plugins/*/', 'examples/*/', 'scripts/'], { cwd: root })
        .sort()
        .map(project(mode === 'long')),
      ...globSync(
        ['packages/{kernel,server}/', 'plugins/*/', ...(mode === 'long' ? ['examples/crm/test/flows/'] : [])],
        {
          cwd: root,
        },
      )
        .sort()
        .flatMap(onPostgres(mode === 'long', await freePort())),
    ],
    passWithNoTests: true,
    // A third of a file's time is waiting for servers and browsers of its own: one more than there are processors.
    maxWorkers: Math.min(4, availableParallelism() + 1),
  },
}))

const project =
  (long: boolean) =>
  (folder: string): TestProjectConfiguration => {
    const path = folder.replace(/\/$/, '')
    const setup = `${root}${path}/test/build-page.ts`
    const typed = globSync('**/*.test-d.ts', { cwd: `${root}${path}`, exclude: ignored }).length > 0
    return {
      extends: true,
      test: {
        name: path,
        root: `${root}${path}`,
        include: ['**/*.test.ts'],
        exclude: long ? ignored : [...ignored, '**/*.long.test.ts'],
        // Generous: a busy machine is no failure. What is slow is measured by `npm run bench`.
        testTimeout: 180_000,
        hookTimeout: 180_000,
        isolate: false,
        env: { KITH_TESTS: long ? 'long' : 'quick' },
        ...(existsSync(setup) && { globalSetup: [setup] }),
        ...(typed && {
          typecheck: { enabled: true, include: ['**/*.test-d.ts'], exclude: ignored, tsconfig: 'tsconfig.json' },
        }),
      },
    }
  }

/** The tests of a folder that work on a database run on PostgreSQL too: those that ask for one by these names. */
const onPostgres =
  (long: boolean, port: number) =>
  (folder: string): TestProjectConfiguration[] => {
    const path = folder.replace(/\/$/, '')
    const cwd = `${root}${path}`
    const files = globSync('**/*.test.ts', { cwd, exclude: ignored })
      .filter(file => long || !file.endsWith('.long.test.ts'))
      .filter(file =>
        /freshDatabase|keepDatabases|openFixture|createTestApp|fixture\/app/.test(
          readFileSync(`${cwd}/${file}`, 'utf8'),
        ),
      )
    if (files.length === 0) return []
    return [
      {
        extends: true,
        test: {
          name: `${path} on PostgreSQL`,
          root: cwd,
          include: files,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          isolate: false,
          globalSetup: [`${root}scripts/test-postgres.ts`],
          env: {
            KITH_TESTS: long ? 'long' : 'quick',
            KITH_TEST_DATABASE: `postgres://kith:kith@127.0.0.1:${port}/postgres`,
          },
        },
      },
    ]
  }

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const ignored = ['**/node_modules/**', '**/dist/**']
