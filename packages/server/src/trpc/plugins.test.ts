import { notesPlugin } from '@kith/testing/notes'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { checker, manifest, type Stream, scopes, type Wire, wire } from '../fixture/checker.ts'
import { type Answer, openServer, type TestServer } from '../fixture/serving.ts'

let server: TestServer
let plugin: Wire
let session: string
let stream: Stream

const open = async (tapDeadline: number) => {
  server = await openServer([notesPlugin(), checker], { tapDeadline })
  plugin = await wire(server)
  session = await plugin.register()
  stream = plugin.listen(session)
  await stream.opened
}
const close = async () => {
  stream.stop()
  await server.close()
}
// Answers may take their time where the machine is busy.
beforeEach(() => open(120_000))
afterEach(close)

const save = (title: string) => server.post('notes.create', { title })
const reply = (work: { id: string }, body: object = {}) => plugin.call('reply', { session, work: work.id, ...body })
const code = ({ error }: Answer) => error?.data.code
/** The next work that somebody waits for; deliveries that come in between are acknowledged. */
const asked = async (events = stream) => {
  for (;;) {
    const work = await events.work()
    if (work.kind !== 'deliver') return work
    await reply(work)
  }
}
/** Answers `shape` and `guard` of one save. */
const letPass = async (events = stream) => {
  for (const kind of ['shape', 'guard']) {
    const work = await asked(events)
    expect(work).toMatchObject({ kind, name: 'checker.check' })
    expect(await reply(work)).toMatchObject({ status: 200 })
  }
}
/** That the server goes on: another save is asked about, and passes. */
const goesOn = async (events = stream) => {
  const saved = save('afterwards')
  await letPass(events)
  expect(await saved).toMatchObject({ status: 200 })
}
/** As after a connection that broke; the next one is open before the last one is closed, so that no pause ends the session. */
const listenAgain = async (lastEventId: string) => {
  const before = stream
  stream = plugin.listen(session, lastEventId)
  await stream.opened
  before.stop()
}
const logged = (said: object) =>
  expect(server.kith.logs()).toContainEqual(expect.objectContaining({ details: expect.objectContaining(said) }))

test('a filter lets pass, a delivery is acknowledged', async () => {
  const saved = save('one')
  await letPass()
  const { data } = await saved
  const told = await stream.work()
  expect(told).toMatchObject({ kind: 'deliver', name: 'checker.told', args: [{ id: (data as { id: string }).id }, {}] })
  expect(await reply(told)).toEqual({ status: 200, data: {} })
  await server.kith.app.idle()
  await goesOn()
})

describe('who registers', () => {
  test('another plugin’s name needs another key', async () => {
    const answer = await plugin.call('register', { manifest: { ...manifest, name: 'notes' } })
    expect(answer).toMatchObject({
      status: 403,
      error: { data: { code: 'KITH_DENIED', details: { needs: 'scope:kernel.plugins.notes' } } },
    })
    logged({ plugin: 'notes', key: plugin.keyId, code: 'KITH_DENIED' })
    await goesOn()
  })

  test('a plugin of this process, and one that nobody named', async () => {
    const all = await wire(server, ['*'])
    for (const name of ['notes', 'nobody', 'kernel', '__proto__']) {
      const answer = await all.call('register', { manifest: { protocol: 1, name } })
      expect(answer).toMatchObject({ status: 404, error: { data: { code: 'KITH_PLUGIN_UNKNOWN' } } })
      logged({ plugin: name, code: 'KITH_PLUGIN_UNKNOWN' })
    }
    await goesOn()
  })

  test('without the role for it, or as nobody', async () => {
    const { id } = await server.kith.admin.call<{ id: string }>('kernel.users.create', {
      name: 'Ann',
      email: 'ann@example.com',
      roles: ['writer'],
    })
    await expect(
      server.kith.app.remotes.register(server.kith.actor({ id, roles: ['writer'] }), manifest as never),
    ).rejects.toMatchObject({ code: 'KITH_DENIED' })
    const nobody = await server.post('kernel.plugins.register', { manifest }, { authorization: 'Bearer kith_wrong' })
    expect(nobody).toMatchObject({ status: 401 })
    await goesOn()
  })

  test('a key in the address is none', async () => {
    for (const named of ['key', 'token', 'access_token', 'authorization']) {
      const { status } = await fetch(`${server.url}/trpc/kernel.plugins.register?${named}=a%20token%20for%20tests`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ manifest }),
      })
      expect(status).toBe(401)
    }
  })

  test('scopes that lack what the manifest taps', async () => {
    const poor = await wire(server, ['kernel.plugins.checker', 'notes.note.saving'])
    expect(await poor.call('register', { manifest })).toMatchObject({
      status: 403,
      error: { data: { code: 'KITH_SCOPES', details: { missing: ['notes.note.saved'] } } },
    })
    logged({ plugin: 'checker', key: poor.keyId, code: 'KITH_SCOPES' })
    await goesOn()
  })

  test('a manifest that is not the pinned one, and what is none', async () => {
    const other = await plugin.call('register', { manifest: { ...manifest, version: '0.2.0' } })
    expect(other).toMatchObject({ status: 409, error: { data: { code: 'KITH_MANIFEST_CHANGED' } } })
    logged({ plugin: 'checker', code: 'KITH_MANIFEST_CHANGED' })
    const wrong = await plugin.call('register', { manifest: { ...manifest, taps: 'all of them' } })
    expect(wrong).toMatchObject({
      status: 422,
      error: { data: { code: 'KITH_MANIFEST', details: { plugin: 'checker' } } },
    })
    for (const nonsense of [null, [], 7, { manifest: null }, { manifest: [] }, { manifest: { name: 'checker' } }]) {
      expect(await plugin.call('register', nonsense)).toMatchObject({
        status: 422,
        error: { data: { code: 'KITH_INVALID' } },
      })
    }
    await goesOn()
  })

  test('in a loop, one is told to wait', async () => {
    const answers: Answer[] = []
    for (let i = 0; i < 40; i++) answers.push(await plugin.call('register', { manifest, session }))
    const last = answers.at(-1)
    expect(last).toMatchObject({
      status: 429,
      error: { data: { code: 'KITH_REGISTERS', details: { plugin: 'checker', retryAfter: 60 } } },
    })
    logged({ plugin: 'checker', key: plugin.keyId, code: 'KITH_REGISTERS' })
    const given = answers.flatMap(({ data }) => (data ? [data as { session: string }] : []))
    session = given.at(-1)?.session ?? ''
    stream.stop()
    stream = plugin.listen(session)
    await goesOn()
  })
})

describe('what is replied', () => {
  test('twice is as good as once, otherwise is refused', async () => {
    const saved = save('one')
    const shape = await stream.work()
    for (let i = 0; i < 3; i++) expect(await reply(shape, { value: [] })).toEqual({ status: 200, data: {} })
    const other = await reply(shape, { error: { code: 'KITH_FAILED', message: 'No.' } })
    expect(other).toMatchObject({ status: 409, error: { data: { code: 'KITH_REPLY_TWICE' } } })
    logged({ plugin: 'checker', code: 'KITH_REPLY_TWICE' })
    await reply(await stream.work())
    expect(await saved).toMatchObject({ status: 200 })
    await goesOn()
  })

  test('to what another plugin was asked, and to what nobody was', async () => {
    const saved = save('one')
    const shape = await stream.work()
    const stranger = await wire(server, ['*'])
    const strange = await stranger.call('reply', {
      session,
      work: shape.id,
      error: { code: 'KITH_FAILED', message: '' },
    })
    expect(strange).toMatchObject({ status: 409, error: { data: { code: 'KITH_SESSION' } } })
    logged({ plugin: 'checker', key: stranger.keyId, code: 'KITH_SESSION' })
    expect(await reply({ id: 'made-up' })).toMatchObject({
      status: 404,
      error: { data: { code: 'KITH_WORK_UNKNOWN' } },
    })
    await reply(shape)
    await reply(await stream.work())
    expect(await saved).toMatchObject({ status: 200 })
  })

  test('too late: the save is refused, naming the tap, and so is the answer', async () => {
    await close()
    await open(100)
    const saved = save('one')
    const shape = await stream.work()
    expect(await saved).toMatchObject({
      status: 503,
      error: { data: { code: 'KITH_TAP_TIMEOUT', details: { plugin: 'checker', tap: 'checker.check' } } },
    })
    expect(await reply(shape)).toMatchObject({ status: 409, error: { data: { code: 'KITH_REPLY_LATE' } } })
    const asked = await plugin.call('ask', { session, work: shape.id, do: 'data.get', args: ['notes.note', 'x'] })
    expect(code(asked)).toBe('KITH_WORK_UNKNOWN')
    logged({ plugin: 'checker', code: 'KITH_REPLY_LATE' })
  })

  test('patches of what is another’s', async () => {
    const saved = save('one')
    const shape = await stream.work()
    const [{ id }] = shape.args[0] as [{ id: string }]
    const answer = await reply(shape, { value: [{ id, set: { title: 'mine' } }] })
    expect(answer).toMatchObject({ status: 403, error: { data: { code: 'KITH_DENIED' } } })
    logged({ plugin: 'checker', code: 'KITH_DENIED' })
    expect(await saved).toMatchObject({ error: { data: { code: 'KITH_TAP_FAILED', details: { plugin: 'checker' } } } })
    await goesOn()
  })

  test('writes to what is another’s', async () => {
    const saved = save('one')
    const writes = [{ do: 'create', args: ['notes.note', { title: 'mine' }] }]
    const answer = await reply(await stream.work(), { writes })
    expect(answer).toMatchObject({
      status: 422,
      error: { data: { code: 'KITH_REPLY', details: { cause: 'KITH_WRITES' } } },
    })
    expect((await saved).status).not.toBe(200)
    expect(await server.kith.admin.call('notes.count', {})).toMatchObject({ count: 0 })
    await goesOn()
  })

  test.each<[string, 'shape' | 'guard', unknown]>([
    ['a number', 'shape', 7],
    ['a text', 'shape', 'yes'],
    ['patches without ids', 'shape', [{ set: {} }]],
    ['patches that are null', 'shape', [null]],
    ['true', 'guard', true],
    ['an object', 'guard', {}],
    ['a stop that is none', 'guard', { stop: 'go' }],
    ['a hold for nobody', 'guard', { stop: 'hold' }],
    ['0', 'guard', 0],
  ])('nonsense: %s to a %s', async (_, kind, value) => {
    const saved = save('one')
    if (kind === 'guard') await reply(await stream.work())
    const answer = await reply(await stream.work(), { value })
    expect(answer).toMatchObject({
      status: 422,
      error: { data: { code: 'KITH_REPLY', details: { plugin: 'checker' } } },
    })
    logged({ plugin: 'checker', code: 'KITH_REPLY' })
    expect(await saved).toMatchObject({ error: { data: { code: 'KITH_TAP_FAILED', details: { plugin: 'checker' } } } })
    await goesOn()
  })

  test('an operation’s own error reaches who asked, with its code', async () => {
    const asking = fetch(`${server.url}/trpc/checker.ask?input=%7B%7D`, {
      headers: { authorization: 'Bearer a token for tests' },
    })
    const work = await asked()
    expect(work).toMatchObject({ kind: 'call', name: 'ask', args: [{}] })
    const error = { code: 'checker.not-today', message: 'Not today.', details: { until: 'tomorrow' } }
    expect(await reply(work, { error })).toEqual({ status: 200, data: {} })
    const answer = await asking
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      error: { message: 'Not today.', data: { code: 'checker.not-today', details: { until: 'tomorrow' } } },
    })
  })

  test('what is no reply at all, and ten megabytes', async () => {
    const saved = save('one')
    const shape = await stream.work()
    const wrong = [null, [], {}, { session }, { session, work: 7 }, { session, work: shape.id, error: 'no' }]
    for (const body of wrong) expect(code(await plugin.call('reply', body))).toBe('KITH_INVALID')
    expect(code(await reply(shape, { writes: [{ do: 'drop', args: [] }] }))).toBe('KITH_INVALID')
    const large = await reply(shape, { value: 'x'.repeat(10_000_000) })
    expect(large.status).toBe(413)
    await reply(shape)
    await reply(await stream.work())
    expect(await saved).toMatchObject({ status: 200 })
    await goesOn()
  })
})

test('a process that says of itself that it is away is asked again in a while, and not for ever', async () => {
  const saved = save('one')
  await letPass()
  expect(await saved).toMatchObject({ status: 200 })
  const error = { code: 'KITH_PLUGIN_AWAY', message: 'Away.', details: { plugin: 'checker' } }
  expect(await reply(await stream.work(), { error })).toMatchObject({ status: 200 })
  await server.kith.app.idle()
  const later = server.kith.clock.advance(10_000)
  const again = await stream.work()
  expect(again).toMatchObject({ kind: 'deliver', args: [{}, { attempt: 1 }] })
  await reply(again)
  await later
})

describe('what is asked', () => {
  test('is answered within the scopes, and not beyond', async () => {
    const saved = save('one')
    const shape = await stream.work()
    const ask = (what: string, ...args: unknown[]) =>
      plugin.call('ask', { session, work: shape.id, do: what, args, as: 'plugin' })
    expect(await ask('data.get', 'notes.note', crypto.randomUUID())).toEqual({ status: 200, data: null })
    expect(await ask('data.list', 'checker.mark', {})).toMatchObject({ status: 200, data: { rows: [] } })
    for (const [what, ...args] of [
      ['data.list', 'notes.note', {}],
      ['data.list', 'kernel.user', {}],
      ['data.get', 'kernel.key', 'x'],
      ['snapshot', 'kernel.user'],
      ['data.search', { text: 'a' }],
      ['query', 'kernel', 'explain', {}],
      ['use', 'notes', 'publish', {}],
    ] as const) {
      expect([what, args, code(await ask(what, ...args))]).toEqual([what, args, 'KITH_DENIED'])
    }
    expect(code(await ask('run', 'ask', {}))).toBe('KITH_ASK')
    expect(code(await ask('rm', '-rf'))).toBe('KITH_INVALID')
    logged({ plugin: 'checker', code: 'KITH_DENIED' })
    await reply(shape)
    await reply(await stream.work())
    expect(await saved).toMatchObject({ status: 200 })
  })

  test('nonsense is answered with a code, and harms nobody', async () => {
    const saved = save('one')
    const shape = await stream.work()
    for (const [what, args] of [
      ['data.get', []],
      ['data.get', ['nothing.at-all', 'x']],
      ['data.get', [{}, {}]],
      ['data.list', ['checker.mark', 'everything']],
      ['data.list', ['checker.mark', { where: { nothing: 1 } }]],
      ['data.groups', ['checker.mark']],
      ['data.reached', ['origin']],
      ['worth', ['much', 7]],
      ['collect', ['checker.nothing']],
      ['filter', ['checker.nothing', {}]],
      ['query', ['checker', 'nothing', {}]],
      ['next', [{}]],
      ['mark', []],
    ] as const) {
      const answer = await plugin.call('ask', { session, work: shape.id, do: what, args })
      expect([what, answer.status === 200 || code(answer)?.startsWith('KITH_')]).toEqual([what, true])
    }
    await reply(shape)
    await reply(await stream.work())
    expect(await saved).toMatchObject({ status: 200 })
    await goesOn()
  })
})

describe('sessions', () => {
  test('a second process with the key takes over: the first is told, and so is the log', async () => {
    const saved = save('one')
    const first = await stream.work()
    const second = await plugin.register()
    expect(await stream.next()).toMatchObject({
      event: 'serialized-error',
      data: { data: { code: 'KITH_SESSION_TAKEN' } },
    })
    expect(await reply(first)).toMatchObject({ status: 409, error: { data: { code: 'KITH_SESSION_TAKEN' } } })
    expect(code(await plugin.call('renew', { session }))).toBe('KITH_SESSION_TAKEN')
    expect(server.kith.logs()).toContainEqual(
      expect.objectContaining({
        message: 'another process took a module over',
        details: expect.objectContaining({ plugin: 'checker', key: plugin.keyId }),
      }),
    )
    session = second
    stream = plugin.listen(session)
    expect((await stream.work()).id).toBe(first.id)
    await reply(first)
    await reply(await stream.work())
    expect(await saved).toMatchObject({ status: 200 })
  })

  test('the same process that registers again takes nothing over', async () => {
    stream.stop()
    session = await plugin.register({ session })
    stream = plugin.listen(session)
    await goesOn()
    expect(server.kith.logs().map(({ message }) => message)).not.toContain('another process took a module over')
  })

  test('a key that is revoked ends its session at once', async () => {
    await server.kith.admin.call('kernel.revokeKey', { id: plugin.keyId })
    expect(await stream.next()).toMatchObject({
      event: 'serialized-error',
      data: { data: { code: 'KITH_LIVE_BEHIND' } },
    })
    expect(await plugin.call('renew', { session })).toMatchObject({ status: 401 })
    await vi.waitFor(async () =>
      expect(await save('one')).toMatchObject({ status: 503, error: { data: { code: 'KITH_PLUGIN_AWAY' } } }),
    )
    expect(await plugin.call('register', { manifest })).toMatchObject({ status: 401 })
  })

  test('a stream goes on behind the last work that came, and none comes twice', async () => {
    const saved = [save('one'), save('two')]
    const [a, b] = [await stream.work(), await stream.work()]
    await listenAgain(a.seq)
    expect((await stream.work()).id).toBe(b.id)
    await listenAgain(b.seq)
    await reply(a)
    await reply(b)
    const guards = [await stream.work(), await stream.work()]
    expect(guards.map(({ kind }) => kind)).toEqual(['guard', 'guard'])
    for (const guard of guards) await reply(guard)
    for (const one of saved) expect(await one).toMatchObject({ status: 200 })
  })

  test('nonsense for a session or a place in the stream', async () => {
    const made = plugin.listen('made-up')
    expect(await made.next()).toMatchObject({ event: 'serialized-error', data: { data: { code: 'KITH_SESSION' } } })
    const far = plugin.listen('x'.repeat(1000))
    expect(await far.next()).toMatchObject({ event: 'serialized-error', data: { data: { code: 'KITH_INVALID' } } })
    expect(code(await plugin.call('leave', { session: 'made-up' }))).toBe('KITH_SESSION')
    await listenAgain('not a number')
    await goesOn()
  })

  test('one that says that it goes is away at once', async () => {
    expect(await plugin.call('leave', { session })).toEqual({ status: 200, data: {} })
    expect(await save('one')).toMatchObject({
      status: 503,
      error: { data: { code: 'KITH_PLUGIN_AWAY', details: { plugin: 'checker' } } },
    })
  })
})

test('each server has a session of its own', async () => {
  const other = await openServer([notesPlugin(), checker])
  const there = await wire(other, scopes)
  const theirs = await there.register()
  const works = there.listen(theirs)
  const saved = other.post('notes.create', { title: 'there' })
  const shape = await works.work()
  expect(code(await reply(shape))).toBe('KITH_WORK_UNKNOWN')
  await there.call('reply', { session: theirs, work: shape.id })
  await there.call('reply', { session: theirs, work: (await works.work()).id })
  expect(await saved).toMatchObject({ status: 200 })
  await goesOn()
  works.stop()
  await other.close()
})
