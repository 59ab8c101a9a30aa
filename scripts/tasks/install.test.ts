import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { installed } from './install.ts'

test('nothing is installed again while the lockfile is the one that was installed', async () => {
  const top = await mkdtemp(join(tmpdir(), 'kith-install-'))
  onTestFinished(() => rm(top, { recursive: true, force: true }))
  await writeFile(join(top, 'pnpm-lock.yaml'), 'one')
  expect(installed(top)).toBe(false)
  await mkdir(join(top, 'node_modules', '.pnpm'), { recursive: true })
  await writeFile(join(top, 'node_modules', '.pnpm', 'lock.yaml'), 'one')
  expect(installed(top)).toBe(false)
  await writeFile(join(top, 'node_modules', '.modules.yaml'), '')
  expect(installed(top)).toBe(true)
  await writeFile(join(top, 'pnpm-lock.yaml'), 'two')
  expect(installed(top)).toBe(false)
})
