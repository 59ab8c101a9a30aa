import { setTimeout as sleep } from 'node:timers/promises'
import { defineContract, definePlugin, entity, type Infer, preset, tap, text } from '@kith/sdk'
import { expect, test } from 'vitest'
import { openFixture } from '../fixture/app.ts'

const leaf = entity('slow.leaf', { fields: { name: text() } })
const contract = defineContract({ name: 'slow', version: '0.1.0', main: leaf })
interface SlowContract extends Infer<typeof contract> {}
const slow = definePlugin<SlowContract>({
  contract: contract as SlowContract,
  handlers: {},
  taps: [
    tap<SlowContract>()(leaf.saving, {
      id: 'slow.look',
      shape: async () => {
        await sleep(200)
        return undefined
      },
    }),
  ],
  presets: [preset<SlowContract>()('samples', ctx => void ctx.change.create(leaf, { name: 'One' }))],
})

test('a tap that is too slow for a request has its time with a preset, which may be large', async () => {
  const fixture = await openFixture([slow], { presets: ['samples'], tapDeadline: 20 })
  try {
    expect(await fixture.call('slow.list')).toMatchObject({ rows: [{ name: 'One' }] })
    await expect(fixture.call('slow.create', { name: 'Two' })).rejects.toMatchObject({ code: 'KITH_TAP_TIMEOUT' })
  } finally {
    await fixture.close()
  }
})
