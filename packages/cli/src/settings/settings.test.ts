import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporary } from '../fixture/kith.ts'
import { addressOf, localAddress, readSettings } from './settings.ts'

const place = async (env: Record<string, string> = {}) => {
  const cwd = await temporary()
  await writeFile(join(cwd, 'kith.config.ts'), '')
  return { cwd, env }
}

test('everything has a default beside the configuration', async () => {
  const { cwd, env } = await place()
  expect(readSettings({ cwd: join(cwd, 'deep', 'inside'), env })).toEqual({
    config: join(cwd, 'kith.config.ts'),
    data: join(cwd, '.kith'),
    database: join(cwd, '.kith', 'kith.sqlite'),
    port: 4100,
    hostname: undefined,
    url: undefined,
    smtp: undefined,
    trustProxy: undefined,
    log: 'info',
  })
})

test('paths are relative to where the command was typed, URLs of databases stay as they are', async () => {
  const { cwd } = await place()
  const read = (env: Record<string, string>) => readSettings({ cwd, env })
  expect(read({ KITH_DATA: 'data', KITH_DATABASE: 'x.db' })).toMatchObject({
    data: join(cwd, 'data'),
    database: join(cwd, 'x.db'),
  })
  const typed = join(cwd, 'typed')
  expect(read({ KITH_DATA: 'data', INIT_CWD: typed, npm_lifecycle_event: 'start' }).data).toBe(join(typed, 'data'))
  expect(read({ KITH_DATA: 'data', INIT_CWD: typed, npm_lifecycle_event: 'test' }).data).toBe(join(cwd, 'data'))
  for (const database of ['postgres://localhost/kith', 'file:/x.db', ':memory:']) {
    expect(read({ KITH_DATABASE: database }).database).toBe(database)
  }
})

test('a refused address does not say the password in it', async () => {
  const { cwd } = await place()
  expect(() => readSettings({ cwd, env: { KITH_SMTP: 'ftp://me:secret@host' } })).toThrow(/^(?!.*secret).*smtp:\/\//)
})

test.each([
  [{}, 'http://localhost:4100', 'http://localhost:4100'],
  [{ KITH_PORT: '8080', KITH_HOST: '0.0.0.0' }, 'http://localhost:8080', 'http://localhost:8080'],
  [{ KITH_HOST: '::1' }, 'http://[::1]:4100', 'http://[::1]:4100'],
  [{ KITH_URL: 'https://crm.example.com/' }, 'http://localhost:4100', 'https://crm.example.com'],
] as [Record<string, string>, string, string][])('%j is reached at %s, and opened at %s', async (env, local, open) => {
  const settings = readSettings(await place(env))
  expect([localAddress(settings), addressOf(settings)]).toEqual([local, open])
})

test.each([
  [{ KITH_PORT: 'abc' }, 'KITH_VARIABLE'],
  [{ KITH_PORT: '65536' }, 'KITH_VARIABLE'],
  [{ KITH_URL: 'crm.example.com' }, 'KITH_VARIABLE'],
  [{ KITH_SMTP: 'mail' }, 'KITH_VARIABLE'],
  [{ KITH_LOG: 'loud' }, 'KITH_VARIABLE'],
  [{ KITH_CONFIG: 'nowhere.ts' }, 'KITH_CONFIG_MISSING'],
] as [Record<string, string>, string][])('%j is refused', async (env, code) => {
  const given = await place(env)
  expect(() => readSettings(given)).toThrow(expect.objectContaining({ code }))
})
