import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { root, tool } from '../tasks/step.ts'

/** Imports that the lint rules of this repository refuse, in the file where they would stand. */
const forbidden: [file: string, from: string][] = [
  ['packages/kernel/src/x.ts', 'better-sqlite3'],
  ['packages/kernel/src/x.ts', 'node:sqlite'],
  ['packages/kernel/src/x.ts', '@trpc/server'],
  ['packages/kernel/src/dialects/x.ts', 'hono'],
  ['packages/server/src/x.ts', 'pg'],
  ['packages/client/src/x.ts', '@kith/kernel'],
  ['packages/client/src/x.ts', '@kith/plugin-leads'],
  ['packages/widget/src/x.ts', '@kith/plugin-forms'],
  ['plugins/leads/src/x.ts', '@kith/kernel'],
  ['plugins/leads/src/x.ts', '@kith/server'],
  ['plugins/leads/src/x.ts', '@kith/plugin-forms'],
  ['plugins/leads/src/x.ts', '@kith/plugin-forms/ui'],
  ['plugins/leads/src/x.ts', 'better-sqlite3'],
  ['plugins/leads/src/contract/x.ts', '../plugin.ts'],
  ['plugins/leads/src/contract/x.ts', '@kith/plugin-forms'],
  ['plugins/leads/src/contract/x.ts', 'node:fs'],
  ['plugins/leads/src/ui/x.ts', '../operations/convert.ts'],
  ['plugins/leads/src/ui/x.ts', '@kith/plugin-forms/ui'],
]

const allowed: [file: string, from: string][] = [
  ['packages/kernel/src/dialects/x.ts', 'better-sqlite3'],
  ['packages/kernel/src/x.ts', '@kith/sdk'],
  ['packages/server/src/x.ts', '@kith/kernel'],
  ['packages/client/src/x.ts', '@kith/sdk'],
  ['packages/widget/src/x.ts', '@kith/rules/evaluate'],
  ['packages/widget/src/x.ts', '@kith/plugin-forms/contract'],
  ['plugins/leads/src/x.ts', '@kith/sdk'],
  ['plugins/leads/src/x.ts', '@kith/plugin-forms/contract'],
  ['plugins/leads/src/x.test.ts', '@kith/plugin-forms'],
  ['plugins/leads/src/contract/x.ts', './lead.ts'],
  ['plugins/leads/src/contract/x.ts', '@kith/plugin-accounts/contract'],
  ['plugins/leads/src/ui/x.ts', '../contract/index.ts'],
  ['plugins/leads/src/ui/x.ts', '@kith/admin'],
]

/** What Biome refused, by file. One run over all files: starting it is what takes time. */
let refused: Set<string>

beforeAll(async () => {
  const top = await mkdtemp(join(tmpdir(), 'kith-imports-'))
  try {
    const { vcs, ...rules } = JSON.parse(await readFile(join(root, 'biome.json'), 'utf8')) as Record<string, unknown>
    await put(top, 'biome.json', JSON.stringify(rules))
    await put(top, 'package.json', '{}')
    for (const [file, from] of [...forbidden, ...allowed])
      await put(top, alone(file, from), `export * from '${from}'\n`)
    refused = await lint(top)
  } finally {
    await rm(top, { recursive: true, force: true })
  }
})

test.each(forbidden)('%s may not import %s', (file, from) => {
  expect(refused).toContain(alone(file, from))
})

test.each(allowed)('%s may import %s', (file, from) => {
  expect(refused).not.toContain(alone(file, from))
})

/** A file of its own for each case, in the same folder and with the same ending. */
const alone = (file: string, from: string): string => file.replace('/x.', `/${from.replace(/\W+/g, '-')}.`)

const lint = async (cwd: string): Promise<Set<string>> => {
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', '.']
  const output = await new Promise<string>(resolve => {
    execFile(tool('biome'), args, { cwd, maxBuffer: 2 ** 26 }, (_, stdout) => resolve(stdout))
  })
  const { diagnostics } = JSON.parse(output) as { diagnostics: { category: string; location: { path: string } }[] }
  const found = diagnostics.filter(({ category }) => category === 'lint/style/noRestrictedImports')
  return new Set(found.map(({ location }) => location.path))
}

const put = async (top: string, file: string, content: string): Promise<void> => {
  await mkdir(dirname(join(top, file)), { recursive: true })
  await writeFile(join(top, file), content)
}
