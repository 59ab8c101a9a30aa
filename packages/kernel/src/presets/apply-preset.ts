import { describeError, KithError, kernelContract, type PresetApplied } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import type { CallOptions } from '../operations/call.ts'
import { checkInput } from '../operations/check.ts'
import type { PluginHost } from '../plugins/host.ts'
import { checkPreset } from './check-preset.ts'
import type { EntityCount } from './count-by-entity.ts'
import { presetLines } from './ledger.ts'
import { runPreset } from './run-preset.ts'

/**
 * Adds what the modules bring under a name, in order of dependency and a change for each, because one looks at what those
 * before it have. What was added before a module fails stays, and another call goes on after it.
 */
export async function applyPreset(kernel: Kernel, { input }: Pick<CallOptions, 'input'>): Promise<PresetApplied> {
  const { name } = checkInput(kernelContract.operations.applyPreset, input) as { name: string }
  checkPreset(kernel, name)
  return await kernel.dialect.alone(async () => {
    const there = new Set(
      (await presetLines(kernel)).filter(line => line.name === name && !line.isRemoved).map(({ plugin }) => plugin),
    )
    const applied: PresetApplied = { added: [], present: [] }
    for (const { host } of kernel.plugins.values()) {
      const { name: plugin, presets } = host.manifest
      if (!presets.includes(name)) continue
      if (there.has(plugin)) applied.present.push(plugin)
      else applied.added.push({ plugin, records: await run(kernel, host, name) })
    }
    return applied
  })
}

async function run(kernel: Kernel, host: PluginHost, preset: string): Promise<EntityCount[]> {
  const plugin = host.manifest.name
  try {
    return await runPreset(kernel, host, preset)
  } catch (error) {
    const { code, message } = describeError(error)
    const details = error instanceof KithError ? error.details : {}
    throw new KithError(
      'KITH_PRESET_FAILED',
      `The module ${plugin} could not add its preset "${preset}", and nothing of it was: ${message} What the modules before it added stays; when this is put right, the same call goes on.`,
      { preset, plugin, code, details },
      error,
    )
  }
}
