import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

/** `vitest run` leaves out the `*.long.test.ts`; `vitest run --mode long` takes them in. */
export default defineConfig(({ mode }) => ({
  test: {
    projects: globSync(['packages/*/', 'plugins/*/', 'examples/*/', 'scripts/'], { cwd: root })
      .sort()
      .map(project(mode === 'long')),
    passWithNoTests: true,
    // Files start servers and browsers of their own: more of them at once only wait for one another.
    maxWorkers: Math.min(4, availableParallelism()),
  },
}))

const project =
  (long: boolean) =>
  (folder: string): TestProjectConfiguration => {
    const path = folder.replace(/\/$/, '')
    const typed = globSync('**/*.test-d.ts', { cwd: `${root}${path}`, exclude: ignored }).length > 0
    return {
      extends: true,
      test: {
        name: path,
        root: `${root}${path}`,
        include: ['**/*.test.ts'],
        exclude: long ? ignored : [...ignored, '**/*.long.test.ts'],
        // Generous: a busy machine is no failure. What is slow is measured by `npm run bench`.
        testTimeout: 60_000,
        hookTimeout: 60_000,
        ...(typed && {
          typecheck: { enabled: true, include: ['**/*.test-d.ts'], exclude: ignored, tsconfig: 'tsconfig.json' },
        }),
      },
    }
  }

const ignored = ['**/node_modules/**', '**/dist/**']
