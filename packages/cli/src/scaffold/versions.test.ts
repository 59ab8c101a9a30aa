import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { versions } from './versions.ts'

test('a plugin that stands alone is built with what this repository is built with', () => {
  const catalog = readFileSync(new URL('../../../../pnpm-workspace.yaml', import.meta.url), 'utf8')
  for (const [name, range] of Object.entries(versions)) expect(catalog).toContain(`\n  ${name}: ${range}\n`)
})
