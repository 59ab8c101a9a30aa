import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import config from '../kith.config.ts'

const page = (name: string) => readFile(new URL(`../../../docs/plugins/${name}.md`, import.meta.url), 'utf8')

describe.each(config.plugins.map(plugin => [plugin.contract.name, plugin] as const))(
  'the page of %s',
  (name, plugin) => {
    const { contract, parts } = plugin
    /** What it does not name between backticks, by itself or in a list. */
    const unnamed = async (names: readonly string[]) => {
      const words = new Set((await page(name)).match(/`[^`\n]+`/g)?.map(word => word.slice(1, -1)))
      return names.filter(one => !words.has(one))
    }

    test('is linked, and tells rights', async () => {
      const index = await readFile(new URL('../../../docs/README.md', import.meta.url), 'utf8')
      expect(index).toContain(`(plugins/${name}.md)`)
      expect(await page(name)).toMatch(/^## .*[Rr]ights$/m)
    })

    test('names each setting, preset and hook', async () => {
      expect(await unnamed(Object.keys(contract.settings))).toEqual([])
      expect(await unnamed(parts.presets.map(preset => preset.name))).toEqual([])
      expect(await unnamed(Object.values(contract.hooks).map(hook => hook.name))).toEqual([])
    })
  },
)
