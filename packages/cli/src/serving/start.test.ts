import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { few } from '@kith/testing'
import { expect, test, vi } from 'vitest'
import { openKith } from '../fixture/kith.ts'

const modeOf = async (file: string) => (await stat(file)).mode & 0o777

test('starting prints what a person opens, and on one line of its own where it serves', async () => {
  const kith = await openKith()
  const server = await kith.start()
  expect(server.said()).toMatch(/CRM +http:\/\/localhost:\d+\/open\/\S+/)
  for (const place of ['mail', 'token']) expect(server.said()).toContain(join(kith.data, place))
  expect(server.said().match(/^ready .*$/gm)).toEqual([`ready ${server.url}`])
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  const [link = ''] = /http\S+\/open\/\S+/.exec(server.said()) ?? []
  expect((await fetch(link, { redirect: 'manual' })).status).toBe(303)
})

test('it speaks Chinese to a Chinese terminal', async () => {
  const kith = await openKith()
  const server = await kith.start({ LC_ALL: 'zh_CN.UTF-8' })
  expect(server.said()).toContain('数据')
})

test('the first start writes a token for its owner alone, and later ones keep it', async () => {
  const kith = await openKith()
  const first = await kith.start()
  const file = join(kith.data, 'token')
  const token = await readFile(file, 'utf8')
  expect([await modeOf(file), await modeOf(join(kith.data, 'server.json'))]).toEqual([0o600, 0o600])
  expect(await first.stop()).toBe(0)
  const second = await kith.start()
  expect(await readFile(file, 'utf8')).toBe(token)
  const answer = await fetch(`${second.url}/trpc/shelf.count`, { headers: { authorization: `Bearer ${token.trim()}` } })
  expect(await answer.json()).toMatchObject({ result: { data: { count: 1 } } })
})

test.each(few(['SIGTERM', 'SIGINT'] as const, 1))(
  '%s ends it in peace, and nothing says that it runs',
  async signal => {
    const kith = await openKith()
    const server = await kith.start()
    expect(await server.stop(signal)).toBe(0)
    expect(await readdir(kith.data)).not.toContain('server.json')
  },
)

test('an answer that is at hand when it ends is still given', async () => {
  const kith = await openKith()
  const server = await kith.start()
  const answer = fetch(`${server.url}/slow`)
  await server.says(/asked slowly/)
  const ended = server.stop()
  expect(await (await answer).text()).toBe('answered all the same')
  expect(await ended).toBe(0)
})

test('a port that is taken is refused, naming the variable', async () => {
  const other = createServer().listen(0)
  const { port } = other.address() as AddressInfo
  const kith = await openKith()
  const { code, stderr, stdout } = await kith.run(['start'], { KITH_PORT: String(port) })
  other.close()
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^KITH_PORT_TAKEN: .*KITH_PORT/)
})

test('a second server on the same data is refused; on the same port, the port says so', async () => {
  const kith = await openKith()
  const server = await kith.start()
  const elsewhere = await kith.run(['start'])
  expect([elsewhere.code, elsewhere.stderr]).toEqual([1, expect.stringMatching(/^KITH_RUNNING: /)])
  const samePort = await kith.run(['start'], { KITH_PORT: new URL(server.url).port })
  expect([samePort.code, samePort.stderr]).toEqual([1, expect.stringMatching(/^KITH_PORT_TAKEN: /)])
})

test('after a kill the next start serves the same data', async () => {
  const kith = await openKith()
  const killed = await kith.start()
  await kith.run(['call', 'shelf.create', '{"name":"Kept"}'])
  await killed.stop('SIGKILL')
  expect(await readdir(kith.data)).toContain('server.json')
  await kith.start()
  expect((await kith.run(['count', 'shelf'])).stdout).toBe('2\n')
})

test('mail is a file in the data folder', async () => {
  const kith = await openKith()
  await kith.start()
  await kith.run(['call', 'shelf.put', '{"name":"Lamp","tell":"ann@example.com"}'])
  const folder = join(kith.data, 'mail')
  const file = await vi.waitFor(async () => {
    const [name] = (await readdir(folder)).filter(entry => entry.endsWith('.eml'))
    if (!name) throw new Error('no mail yet')
    return join(folder, name)
  }, 20_000)
  expect(await readFile(file, 'utf8')).toContain('Lamp is on the shelf')
})

test('links say the address that people use, other commands find the server where it is', async () => {
  const kith = await openKith()
  const server = await kith.start({ KITH_URL: 'https://crm.example.com/' })
  expect(server.said()).toContain('https://crm.example.com/open/')
  expect(server.url).toMatch(/^http:\/\/localhost:/)
  expect((await kith.run(['link'])).stdout).toMatch(/^https:\/\/crm\.example\.com\/open\/\S+\n$/)
})

test('before data is moved, a copy of it is made', async () => {
  const kith = await openKith()
  await (await kith.start()).stop()
  const server = await kith.start({ SHELF_MOVES: 'yes' })
  expect((await kith.run(['list', 'shelf', '--json'])).stdout).toContain('"note":"moved"')
  await server.stop()
  const backups = await readdir(join(kith.data, 'backups'))
  expect(backups).toHaveLength(1)
  const copy = join(kith.data, 'backups', backups[0] as string)
  expect(await modeOf(copy)).toBe(0o700)
  const database = join(copy, 'database.sqlite')
  expect(await modeOf(database)).toBe(0o600)
  expect((await kith.run(['list', 'shelf', '--json'], { KITH_DATABASE: database })).stdout).toContain('"note":null')
})

const refused: readonly (readonly [env: Record<string, string>, said: string])[] = [
  [{ KITH_PORT: 'abc' }, 'KITH_VARIABLE: KITH_PORT'],
  [{ KITH_TRUST_PROXY: 'everybody' }, 'KITH_TRUST_PROXY: '],
  [{ KITH_DATABASE: 'mysql://localhost/x' }, 'KITH_DATABASE_URL: '],
]
test.each(few(refused, 1))('%j is refused by name', async (env, said) => {
  const kith = await openKith()
  const { code, stderr } = await kith.run(['start'], env)
  expect([code, stderr]).toEqual([1, expect.stringContaining(said)])
})

test('a configuration that cannot be loaded, or exports nothing, is refused by name', async () => {
  const kith = await openKith()
  const file = join(kith.data, 'kith.config.ts')
  await writeFile(file, 'export default {')
  expect((await kith.exec(['start'], { KITH_CONFIG: file })).stderr).toMatch(/^KITH_CONFIG_BROKEN: /)
  await writeFile(file, 'export const config = {}')
  expect((await kith.exec(['start'], { KITH_CONFIG: file })).stderr).toMatch(/^KITH_CONFIG_EXPORT: /)
})
