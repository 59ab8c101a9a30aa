import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AnyPlugin, defineContract, definePlugin, KithError, type Log, query, reject, tap } from '@kith/sdk'
import { hashOf, remoteManifestOf, remotePlugin } from '@kith/sdk/remote'
import { serve } from '@kith/server'
import { createTestApp, type TestApp } from '@kith/testing'
import { note, notesContract, notesPlugin } from '@kith/testing/notes'
import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { type Connected, type ConnectState, connectPlugin } from './index.ts'

const checkerOf = (version = '0.1.0') =>
  definePlugin({
    contract: defineContract({
      name: 'checker',
      version,
      permissions: { 'checker.ask': 'Ask' },
      operations: {
        long: query({ needs: 'checker.ask', input: z.object({}), output: z.object({ text: z.string() }) }),
        wrong: query({ needs: 'checker.ask', input: z.object({}), output: z.object({}) }),
      },
    }),
    dependsOn: [notesContract],
    handlers: {
      long: () => ({ text: 'x'.repeat(10_000_000) }),
      wrong: () => {
        throw new KithError('checker.not-today', 'Not today.', { until: 'tomorrow' })
      },
    },
    taps: [
      tap()(note.saving, {
        id: 'checker.check',
        guard: (_ctx, rows) =>
          rows.some(({ after }) => after.title === 'bad') ? reject('checker.bad', 'No.', 'title') : undefined,
      }),
    ],
  } as never) as unknown as AnyPlugin

const checker = checkerOf()
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const quiet: Log = { info: () => {}, warn: () => {}, error: () => {} }

interface Kith {
  readonly kith: TestApp
  readonly url: string
  key(...scopes: string[]): Promise<{ id: string; secret: string }>
  save(title: string): Promise<unknown>
  close(): Promise<void>
}

const opened: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
})

async function open(): Promise<Kith> {
  const manifest = remoteManifestOf(checker)
  const far = remotePlugin(manifest, { hash: hashOf(manifest) }) as AnyPlugin
  const kith = await createTestApp({ plugins: [notesPlugin(), far], tapDeadline: 120_000, far: false })
  const folder = await mkdtemp(join(tmpdir(), 'kith-plugin-'))
  const serving = await serve({ app: kith.app, port: 0, hostname: '127.0.0.1', token: 'token', folder })
  const server: Kith = {
    kith,
    url: serving.url,
    async key(...scopes) {
      const secret = `kith_${randomUUID()}`
      const { id } = await kith.admin.call<{ id: string }>('kernel.createKey', {
        name: 'checker',
        start: secret.slice(0, 11),
        hash: sha256(secret),
        roles: ['plugin'],
        scopes: ['kernel.plugins.checker', ...scopes],
      })
      return { id, secret }
    },
    save: title => kith.admin.call('notes.create', { title }),
    async close() {
      await serving.close()
      await kith.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  opened.push(server)
  return server
}

function connect(url: string | string[], key: string, plugin = checker) {
  const states: [string, ConnectState][] = []
  const connected: Connected = connectPlugin(plugin, {
    url,
    key,
    log: quiet,
    onState: (state, of) => states.push([of, state]),
  })
  opened.push(connected)
  const reaches = (state: object) =>
    vi.waitFor(() => expect(states.map(one => one[1])).toContainEqual(expect.objectContaining(state)), {
      timeout: 60_000,
    })
  return { ...connected, states, reaches }
}

test('one process keeps a session with each server', async () => {
  const [a, b] = [await open(), await open()]
  const { secret } = await a.key('notes.note.saving')
  // Servers of one database know one key: these two are of two, so that the second one is given the same.
  await b.kith.admin.call('kernel.createKey', {
    name: 'checker',
    start: secret.slice(0, 11),
    hash: sha256(secret),
    roles: ['plugin'],
    scopes: ['kernel.plugins.checker', 'notes.note.saving'],
  })
  const plugin = connect([a.url, b.url], secret)
  await plugin.ready
  for (const server of [a, b]) {
    await expect(server.save('bad')).rejects.toMatchObject({ code: 'KITH_REJECTED', details: { code: 'checker.bad' } })
    expect(await server.save('good')).toMatchObject({ title: 'good' })
  }
  await plugin.close()
  for (const server of [a, b]) await expect(server.save('good')).rejects.toMatchObject({ code: 'KITH_PLUGIN_AWAY' })
})

test('a second process takes over, and the first one gives up', async () => {
  const kith = await open()
  const { secret } = await kith.key('notes.note.saving')
  const first = connect(kith.url, secret)
  await first.ready
  const second = connect(kith.url, secret)
  await second.ready
  await first.reaches({ state: 'taken', code: 'KITH_SESSION_TAKEN' })
  expect(await kith.save('good')).toMatchObject({ title: 'good' })
  expect(second.states.map(([, { state }]) => state)).toEqual(['connecting', 'connected'])
})

test('a refusal is told with its code, and tried again: a manifest, scopes, a key that was revoked', async () => {
  const kith = await open()
  const [poor, good] = [await kith.key(), await kith.key('notes.note.saving')]
  await connect(kith.url, poor.secret).reaches({ state: 'refused', code: 'KITH_SCOPES' })
  await connect(kith.url, good.secret, checkerOf('0.2.0')).reaches({ state: 'refused', code: 'KITH_MANIFEST_CHANGED' })
  const plugin = connect(kith.url, good.secret)
  await plugin.ready
  await kith.kith.admin.call('kernel.revokeKey', { id: good.id })
  await plugin.reaches({ state: 'refused', code: 'KITH_UNAUTHORIZED' })
  await vi.waitFor(() => expect(kith.save('good')).rejects.toMatchObject({ code: 'KITH_PLUGIN_AWAY' }))
})

test('what nobody answers is told with why, once in the log, and an address that is none is refused at once', async () => {
  const kith = await open()
  const { secret } = await kith.key('notes.note.saving')
  await opened.pop()?.close()
  const warned: string[] = []
  const log: Log = { ...quiet, warn: message => void warned.push(message) }
  const states: ConnectState[] = []
  opened.push(connectPlugin(checker, { url: kith.url, key: secret, log, onState: state => states.push(state) }))
  const why = { state: 'connecting', code: 'KITH_UNREACHABLE', message: expect.stringContaining('ECONNREFUSED') }
  await vi.waitFor(() => expect(states.filter(({ state }) => state === 'connecting').length).toBeGreaterThan(4), {
    timeout: 60_000,
  })
  expect(states).toContainEqual(why)
  expect(warned).toEqual(['Kith is not reached'])
  expect(() => connectPlugin(checker, { url: 'localhost:4100', key: secret })).toThrow(
    expect.objectContaining({ code: 'KITH_URL' }),
  )
})

test('an answer of ten megabytes is an error of the operation, at once, and an error has its own code', async () => {
  const kith = await open()
  const { secret } = await kith.key('notes.note.saving')
  await connect(kith.url, secret).ready
  await expect(kith.kith.admin.call('checker.long', {})).rejects.toMatchObject({ code: 'KITH_BODY_TOO_LARGE' })
  await expect(kith.kith.admin.call('checker.wrong', {})).rejects.toMatchObject({
    code: 'checker.not-today',
    details: { until: 'tomorrow' },
  })
  expect(await kith.save('good')).toMatchObject({ title: 'good' })
})
