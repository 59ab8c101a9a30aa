import { type Actor, administrator, KithError } from '@kith/sdk'
import { hashOf, remoteManifestOf, remotePlugin } from '@kith/sdk/remote'
import { createTestApp, type TestApp } from '@kith/testing'
import { notesPlugin } from '@kith/testing/notes'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LiveEvent, live } from './live.ts'

let kith: TestApp
let stop: AbortController
let ann: Actor
let bob: Actor

beforeEach(async () => {
  kith = await createTestApp({ plugins: [notesPlugin()] })
  stop = new AbortController()
  const user = (name: string) =>
    kith.admin.call<{ id: string }>('kernel.users.create', { name, email: `${name}@example.com`, roles: ['writer'] })
  ann = kith.actor({ id: (await user('ann')).id, roles: ['writer'] })
  bob = kith.actor({ id: (await user('bob')).id, roles: ['writer'] })
})
afterEach(async () => {
  stop.abort()
  await kith.close()
})

const watch = (actor: Actor, most?: number) =>
  live({ app: kith.app, actor, signal: stop.signal, ...(most === undefined ? {} : { most }) })
/** The plugin's manifest in place of its code. */
const farNotes = () => {
  const manifest = remoteManifestOf(notesPlugin())
  return { manifest, plugin: remotePlugin(manifest, { hash: hashOf(manifest) }) }
}
const keyHolder: Actor = { id: 'token', kind: 'token', roles: [administrator], locale: 'en', zone: 'UTC' }
const note = (owner: Actor, title: string) =>
  kith.admin.call<{ id: string }>('notes.create', { title, owner: owner.id })

async function take(events: AsyncGenerator<LiveEvent>, count: number): Promise<LiveEvent[]> {
  const taken: LiveEvent[] = []
  while (taken.length < count) {
    const { value } = await events.next()
    if (value.verb !== 'hidden' && value.entity !== 'kernel.plugins') taken.push(value)
  }
  return taken
}

test('each is told only of records that he may see', async () => {
  const [toAnn, toBob] = [watch(ann), watch(bob)]
  const hers = await note(ann, 'hers')
  const his = await note(bob, 'his')
  expect(await take(toAnn, 1)).toMatchObject([{ id: hers.id }])
  expect(await take(toBob, 1)).toMatchObject([{ id: his.id }])
})

test('that one left one’s sight is told without saying which', async () => {
  const { id } = await note(ann, 'hers')
  const toAnn = watch(ann)
  await kith.admin.call('notes.update', { id, set: { owner: bob.id } })
  const events: LiveEvent[] = []
  do events.push((await toAnn.next()).value)
  while (events.at(-1)?.entity !== 'notes.note')
  expect(events.at(-1)).toEqual({ entity: 'notes.note', id: '', verb: 'hidden', version: 0 })
})

test('a record that is gone is told to those who saw it', async () => {
  const { id } = await note(ann, 'hers')
  const [toAnn, toBob] = [watch(ann), watch(bob)]
  await kith.admin.call('notes.delete', { id })
  const his = await note(bob, 'his')
  expect(await take(toAnn, 1)).toMatchObject([{ id, verb: 'delete' }])
  expect(await take(toBob, 1)).toMatchObject([{ id: his.id }])
})

test('several changes of one record are told as the last', async () => {
  const events = watch(ann)
  const { id } = await note(ann, 'hers')
  for (const stars of [1, 2, 3]) await kith.admin.call('notes.update', { id, set: { stars } })
  expect(await take(events, 1)).toMatchObject([{ id, verb: 'update', version: 4 }])
})

test('what happens before the first is asked for is told, too', async () => {
  const events = watch(ann)
  await note(ann, 'hers')
  expect(await take(events, 1)).toMatchObject([{ verb: 'create' }])
})

test('who falls too far behind is ended, and told why', async () => {
  const events = watch(ann, 2)
  for (const title of ['one', 'two', 'three']) await note(ann, title)
  await expect(events.next()).rejects.toMatchObject({ code: 'KITH_LIVE_BEHIND' })
})

test('who was ended for a reason is told it, so that he connects again', async () => {
  const ended = watch(ann).next()
  stop.abort(new KithError('KITH_LIVE_BEHIND', 'Connect again.'))
  await expect(ended).rejects.toMatchObject({ code: 'KITH_LIVE_BEHIND' })
})

test('it ends with its signal', async () => {
  const events = watch(ann)
  const next = events.next()
  stop.abort()
  expect(await next).toMatchObject({ done: true })
})

test('how a module of another process stands is told to everybody, at first and when it changes', async () => {
  const { manifest, plugin } = farNotes()
  const far = await createTestApp({ plugins: [plugin], far: false })
  const { remotes } = far.app
  const events = live({ app: far.app, actor: far.actor({ id: 'nobody', roles: [] }), signal: stop.signal })
  const told = async () => (await events.next()).value
  const { entity, id, version } = { entity: 'kernel.plugins', id: 'notes', version: 0 }
  expect(await told()).toEqual({ entity, id, verb: 'away', version })
  const { session } = await remotes.register(keyHolder, manifest)
  expect(await told()).toEqual({ entity, id, verb: 'there', version })
  const next = told()
  await remotes.leave(keyHolder, { session })
  expect(await next).toEqual({ entity, id, verb: 'away', version })
  await far.close()
})
