import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hold, tap } from '@kith/sdk'
import { type Serving, serve } from '@kith/server'
import { createTestApp, type TestApp } from '@kith/testing'
import { type NotesContract, note, notesPlugin } from '@kith/testing/notes'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Client, type ClientOptions, createClient, isHeld, KithError, type LiveEvent } from './index.ts'

const askFirst = tap<NotesContract>()(note.saving, {
  id: 'notes.ask-first',
  guard: (_ctx, rows) =>
    rows.some(row => row.after.title === 'secret') ? hold({ approver: 'role:editor', reason: 'Secrets' }) : undefined,
})

let kith: TestApp
let serving: Serving
let folder: string
let client: Client<NotesContract>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-client-'))
  kith = await createTestApp({ plugins: [notesPlugin({ taps: [askFirst] })] })
  serving = await serve({ app: kith.app, port: 0, hostname: '127.0.0.1', token: 'known', folder })
  client = open()
})
afterEach(async () => {
  await serving.close()
  await kith.close()
  await rm(folder, { recursive: true })
})

function open(options: Partial<ClientOptions> = {}): Client<NotesContract> {
  return createClient<NotesContract>({ url: serving.url, token: 'known', ...options })
}

async function made(title: string) {
  const answer = await client.notes.create.mutate({ title })
  if (isHeld(answer)) throw new Error('held')
  return answer
}

async function thrownBy(call: Promise<unknown>): Promise<KithError> {
  const error = await call.then(
    () => undefined,
    error => error,
  )
  expect(error).toBeInstanceOf(KithError)
  return error as KithError
}

describe('a client', () => {
  test('creates, reads, lists, counts, changes, deletes and restores records', async () => {
    const row = await made('Hello')
    expect(await client.notes.get.query({ id: row.id })).toEqual(row)
    expect(await client.notes.update.mutate({ id: row.id, set: { stars: 60 } })).toMatchObject({ stars: 60 })
    expect((await client.notes.list.query({ where: { stars: { gte: 50 } } })).rows).toHaveLength(1)
    expect(await client.notes.count.query()).toEqual({ count: 1, capped: false })
    await client.notes.delete.mutate({ id: row.id })
    expect((await client.notes.list.query()).rows).toHaveLength(0)
    await client.notes.restore.mutate({ id: row.id })
    expect((await client.notes.history.query({ id: row.id })).rows.map(({ verb }) => verb)).toEqual([
      'restore',
      'delete',
      'update',
      'create',
    ])
  })

  test("runs a contract's operations, reads its other entities and the kernel's", async () => {
    const { id } = await made('Ready')
    expect(await client.notes.publish.mutate({ id })).toEqual({ id, title: 'Ready' })
    expect(await client.notes.words.query({ id })).toEqual({ words: 0 })
    expect((await client.notes.tags.list.query()).rows).toEqual([])
    expect((await client.kernel.users.list.query()).rows).toEqual([])
    const { manifests } = await client.kernel.manifest.query()
    expect(manifests.find(({ name }) => name === 'notes')?.entities.map(({ path }) => path)).toEqual([
      'notes',
      'notes.tags',
    ])
  })

  test('gets what a tap holds as an answer, not as an error', async () => {
    const answer = await client.notes.create.mutate({ title: 'secret' })
    expect(isHeld(answer) && answer.held).toMatchObject({ tap: 'notes.ask-first', approver: 'role:editor' })
    expect(await client.notes.count.query()).toMatchObject({ count: 0 })
    expect((await client.kernel.decisions.list.query()).rows).toMatchObject([{ status: 'waiting', reason: 'Secrets' }])
  })

  test('asks what is asked in one turn in one request', async () => {
    let requests = 0
    const counting = open({
      fetch: (...args) => {
        requests++
        return fetch(...args)
      },
    })
    const answers = await Promise.all([counting.notes.count.query(), counting.notes.tags.count.query()])
    expect(answers).toEqual([
      { count: 0, capped: false },
      { count: 0, capped: false },
    ])
    expect(requests).toBe(1)
  })

  test('sends conditions in the body, whatever their length: addresses end up in logs', async () => {
    const addresses: string[] = []
    const watching = open({
      fetch: (url, init) => {
        addresses.push(String(url))
        return fetch(url, init)
      },
    })
    const any = Array.from({ length: 100 }, (_, i) => ({ title: `张伟 ${i}` }))
    expect((await watching.notes.list.query({ where: { any } })).rows).toEqual([])
    expect(addresses).toEqual([`${serving.url}/trpc/notes.list?batch=1`])
  })

  test('asks what needs no input by an address that a page can name beforehand', async () => {
    const asked: (string | undefined)[][] = []
    const watching = open({
      fetch: (url, init) => {
        asked.push([init?.method, String(url)])
        return fetch(url, init)
      },
    })
    await Promise.all([watching.kernel.manifest.query(), watching.notes.count.query()])
    expect(asked).toEqual([['GET', `${serving.url}/trpc/kernel.manifest,notes.count?batch=1&input=%7B%7D`]])
  })

  test('replays a mutation by its key', async () => {
    const key = crypto.randomUUID()
    const first = await client.notes.create.mutate({ title: 'Once' }, { key })
    expect(await client.notes.create.mutate({ title: 'Once' }, { key })).toEqual(first)
    const other = await thrownBy(client.notes.create.mutate({ title: 'Other' }, { key }))
    expect(other.code).toBe('KITH_KEY_REUSED')
    expect(await client.notes.count.query()).toMatchObject({ count: 1 })
  })

  test('may be returned from an async function', async () => {
    expect(await (async () => client)()).toBe(client)
  })
})

describe('what a call throws', () => {
  test("has the server's code and details", async () => {
    const { id } = await made('Twice')
    await client.notes.publish.mutate({ id })
    const error = await thrownBy(client.notes.publish.mutate({ id }))
    expect(error).toMatchObject({ code: 'notes.published-already', details: { id } })
    expect((await thrownBy(client.notes.create.mutate({ title: '' }))).details.problems).toMatchObject([
      { path: 'title' },
    ])
  })

  test('is KITH_CONFLICT where somebody was faster', async () => {
    const { id, version } = await made('Mine')
    await client.notes.update.mutate({ id, version, set: { title: 'Yours' } })
    const error = await thrownBy(client.notes.update.mutate({ id, version, set: { title: 'Ours' } }))
    expect(error.code).toBe('KITH_CONFLICT')
  })

  test('is KITH_UNAUTHORIZED with a wrong token', async () => {
    const stranger = open({ token: 'unknown' })
    expect((await thrownBy(stranger.notes.count.query())).code).toBe('KITH_UNAUTHORIZED')
    const error = await new Promise<KithError>(resolve => stranger.kernel.live.subscribe({ onError: resolve }))
    expect(error.code).toBe('KITH_UNAUTHORIZED')
  })

  test('is KITH_BODY_TOO_LARGE for a megabyte of text', async () => {
    const error = await thrownBy(client.notes.create.mutate({ title: 'x', body: 'x'.repeat(1_100_000) }))
    expect(error).toMatchObject({ code: 'KITH_BODY_TOO_LARGE', details: { max: 1_048_576 } })
  })

  test('is KITH_UNREACHABLE where no Kith answers', async () => {
    const nobody = open({ url: 'http://127.0.0.1:9' })
    expect((await thrownBy(nobody.notes.count.query())).code).toBe('KITH_UNREACHABLE')
  })

  test('is the abort, when the caller gave up', async () => {
    const gone = AbortSignal.abort()
    await expect(client.notes.create.mutate({ title: 'x' }, { signal: gone })).rejects.toThrow()
    expect(await client.notes.count.query()).toMatchObject({ count: 0 })
  })
})

describe('live', () => {
  interface Watching {
    readonly events: LiveEvent[]
    /** Resolves when the event is there. */
    seen(match: Partial<LiveEvent>): Promise<LiveEvent>
    stop(): void
  }

  function watch(watcher: Client<NotesContract>): Promise<Watching> {
    const events: LiveEvent[] = []
    const waiting = new Set<() => void>()
    return new Promise((resolve, reject) => {
      const { unsubscribe } = watcher.kernel.live.subscribe({
        onStarted: () => resolve({ events, seen, stop: unsubscribe }),
        onError: reject,
        onData: event => {
          events.push(event)
          for (const look of waiting) look()
        },
      })
      const seen = (match: Partial<LiveEvent>) =>
        new Promise<LiveEvent>(found => {
          const look = () => {
            const event = events.find(one => Object.entries(match).every(([k, v]) => one[k as keyof LiveEvent] === v))
            if (event) found(event)
          }
          waiting.add(look)
          look()
        })
    })
  }

  test('tells of records as they are created, changed and deleted', async () => {
    const watching = await watch(client)
    const { id } = await made('Hello')
    expect(await watching.seen({ id, verb: 'create' })).toEqual({
      entity: 'notes.note',
      id,
      verb: 'create',
      version: 1,
    })
    await client.notes.update.mutate({ id, set: { stars: 1 } })
    await watching.seen({ id, verb: 'update', version: 2 })
    await client.notes.delete.mutate({ id })
    await watching.seen({ id, verb: 'delete' })
    watching.stop()
  })

  test('of a hundred records at once, every one is told', async () => {
    const watching = await watch(client)
    const rows = await Promise.all(Array.from({ length: 100 }, (_, i) => made(`Note ${i}`)))
    await Promise.all(rows.map(({ id }) => watching.seen({ id })))
    expect(watching.events).toHaveLength(100)
    watching.stop()
  })

  test('connects again after the server was away, and says so', async () => {
    const starts: (() => void)[] = []
    const first = new Promise<void>(resolve => starts.push(resolve))
    const second = new Promise<void>(resolve => starts.push(resolve))
    const seen: LiveEvent[] = []
    const told = Promise.withResolvers<void>()
    const watching = client.kernel.live.subscribe({
      onStarted: () => starts.shift()?.(),
      onData: event => {
        seen.push(event)
        told.resolve()
      },
    })
    await first
    const { port } = serving
    await serving.close()
    const again = await createTestApp({ plugins: [notesPlugin()] })
    serving = await serve({ app: again.app, port, hostname: '127.0.0.1', token: 'known', folder })
    await second
    const { id } = await made('After')
    await told.promise
    expect(seen).toEqual([{ entity: 'notes.note', id, verb: 'create', version: 1 }])
    watching.unsubscribe()
    await again.close()
  })
})
