import { globSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the built page. */
    page: string
  }
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** The built page for all test files of a run: what `npm test` has built, or, where a source is newer, one built now. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (isFresh()) {
    project.provide('page', join(root, 'dist/page'))
    return async () => undefined
  }
  const folder = await mkdtemp(join(tmpdir(), 'kith-admin-'))
  // vitest's own would have the code of libraries that is for developers.
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  await build({ root, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } })
  process.env.NODE_ENV = NODE_ENV
  project.provide('page', folder)
  return () => rm(folder, { recursive: true, force: true })
}

function isFresh(): boolean {
  const changed = (pattern: string) => globSync(pattern, { cwd: root }).map(file => statSync(join(root, file)).mtimeMs)
  const [page = 0] = changed('dist/page/index.html')
  const sources = ['src/**', 'index.html', 'vite.config.ts', 'package.json', '../{client,rules,sdk}/src/**']
  return sources.flatMap(changed).every(source => source < page)
}
