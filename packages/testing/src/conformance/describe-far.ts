import { type AnyPlugin, entitiesOf } from '@kith/sdk'
import { manifestOf, pathOf } from '@kith/sdk/remote'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../app.ts'
import { farPlugin } from '../far.ts'
import type { PluginDescription } from './describe-plugin.ts'

/** What a plugin owes when its code runs in another process. Its own tests run so with `KITH_TEST_FAR=1`. */
export function describeFar(plugin: AnyPlugin, { with: others = [], settings = {} }: PluginDescription): void {
  const { contract } = plugin
  const lists = entitiesOf(contract).map(entity => `${pathOf(contract, entity)}.list`)

  describe('from another process', () => {
    let running: TestApp
    beforeAll(async () => {
      running = await createTestApp({ plugins: [...others, plugin], settings, far: true })
    })
    afterAll(() => running?.close())

    const called = (operation: string) =>
      running.admin.call(operation).then(
        () => 'answered',
        (error: { code?: string }) => error.code,
      )

    test('its manifest says all of it', () => {
      expect(manifestOf(farPlugin(plugin))).toEqual(manifestOf(plugin))
    })

    test('while it is away its records are read, nothing of its code answers, and back it does again', async () => {
      const operations = Object.entries(contract.operations).flatMap(([name, { internal }]) =>
        internal ? [] : [`${contract.name}.${name}`],
      )
      running.far?.unplug()
      for (const list of lists) expect([list, await called(list)]).toEqual([list, 'answered'])
      for (const operation of operations) {
        expect([operation, await called(operation)]).toEqual([
          operation,
          expect.stringMatching(/^KITH_(PLUGIN_AWAY|INVALID)$/),
        ])
      }
      await running.far?.plug()
      for (const operation of operations) {
        expect([operation, await called(operation)]).not.toEqual([operation, 'KITH_PLUGIN_AWAY'])
      }
    })
  })
}
