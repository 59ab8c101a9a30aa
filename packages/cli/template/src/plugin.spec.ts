import { defineContract, definePlugin, reject, tap } from '@kith/sdk'
import { createTestApp, type TestApp } from '@kith/testing'
import { describePlugin } from '@kith/testing/conformance'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SamplePluginContract, samplePluginContract } from './contract/index.ts'
import { samplePlugin } from './plugin.ts'

describePlugin(samplePlugin)

const listenerContract = defineContract({ name: 'listener', version: '0.1.0' })
const tapped = tap<typeof listenerContract, SamplePluginContract>()

/** Another plugin, as one that depends on this one would be written. */
const listener = (heard: string[]) =>
  definePlugin({
    contract: listenerContract,
    dependsOn: [samplePluginContract],
    handlers: {},
    taps: [
      tapped(samplePluginContract.hooks.closing, {
        id: 'listener.ask',
        shape: (_ctx, { reason }) => ({ reason: reason.trim() }),
        guard: (_ctx, { reason }) => (reason === '' ? reject('listener.why', 'Say why.', 'reason') : undefined),
      }),
      tapped(samplePluginContract.hooks.closed, { id: 'listener.hear', run: (_ctx, { id }) => void heard.push(id) }),
    ],
  })

let app: TestApp
let heard: string[]

beforeEach(async () => {
  heard = []
  app = await createTestApp({ plugins: [samplePlugin, listener(heard)] })
})
afterEach(() => app.close())

const create = () => app.admin.call<{ id: string }>('sample-plugin.create', { name: 'The first one' })

test('a record is closed, with the reason that the filter leaves, and others are told', async () => {
  const { id } = await create()
  await app.admin.call('sample-plugin.close', { id, reason: '  It is done.  ' })
  await app.idle()
  expect(await app.admin.call('sample-plugin.get', { id })).toMatchObject({ status: 'closed', reason: 'It is done.' })
  expect(heard).toEqual([id])
})

test('another plugin may refuse', async () => {
  const { id } = await create()
  await expect(app.admin.call('sample-plugin.close', { id, reason: ' ' })).rejects.toMatchObject({
    code: 'KITH_REJECTED',
    details: { code: 'listener.why' },
  })
  expect(await app.admin.call('sample-plugin.get', { id })).toMatchObject({ status: 'open' })
})

test('a record is closed once', async () => {
  const { id } = await create()
  await app.admin.call('sample-plugin.close', { id, reason: 'It is done.' })
  await expect(app.admin.call('sample-plugin.close', { id, reason: 'Again.' })).rejects.toMatchObject({
    code: 'sample-plugin.closed-already',
  })
})
