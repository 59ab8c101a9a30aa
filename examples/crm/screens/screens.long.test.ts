import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const looks = ['en', 'zh-CN'].flatMap(language => ['light', 'dark'].map(theme => [language, theme] as const))

test.each(looks)(
  'every screen is there at every width, in %s, %s, and complains of nothing',
  async (language, theme) => {
    const out = await mkdtemp(join(tmpdir(), 'kith-shots-'))
    const options = ['--out', out, '--languages', language, '--themes', theme]
    const run = spawn(process.execPath, [fileURLToPath(new URL('run.mjs', import.meta.url)), ...options])
    const [said, complaints] = await Promise.all([text(run.stdout), text(run.stderr), once(run, 'close')])
    expect(complaints).toBe('')
    expect(run.exitCode, said).toBe(0)
    const pictures = await readdir(out)
    const names = new Set(pictures.map(name => name.replace(/-\d+-(light|dark)-.*$/, '')))
    expect(pictures).toHaveLength(names.size * 3)
    await rm(out, { recursive: true, force: true })
  },
  1_800_000,
)
