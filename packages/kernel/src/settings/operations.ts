import { type Handler, invalid, type KernelContract, KithError, notFound, setting } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'
import { wrongSettings } from './check.ts'
import type { PluginSettings, Values } from './live-settings.ts'

/** Throws `KITH_NOT_FOUND` for a plugin that is not here. */
export function settingsOf(of: () => Kernel): Handler<KernelContract, 'settingsOf'> {
  return async (ctx, { plugin }) => {
    const { contract, configured } = mustHave(of(), plugin)
    const row = await ctx.asPlugin.data.first(setting, { where: { plugin } })
    const known = Object.entries(row?.values ?? {}).filter(([name]) => Object.hasOwn(contract.settings, name))
    return {
      version: row?.version ?? 0,
      values: { ...mustHave(of(), plugin).values, ...Object.fromEntries(known) },
      configured,
      changed: known.map(([name]) => name),
    } as never
  }
}

/** Throws `KITH_INVALID` with what is wrong with any, `KITH_NOT_FOUND` and `KITH_CONFLICT`. */
export function changeSettings(of: () => Kernel): Handler<KernelContract, 'changeSettings'> {
  return async (ctx, { plugin, version, set }) => {
    const { contract } = mustHave(of(), plugin)
    const row = await ctx.asPlugin.data.first(setting, { where: { plugin } })
    const problems = wrongSettings(contract, set)
    if (problems.length > 0) throw invalid(problems)
    const values = withoutNulls({ ...row?.values, ...set })
    if (row && version === 0) throw overtaken(plugin)
    if (row) {
      ctx.change.update(setting, row.id, { values: values as never }, version === undefined ? {} : { version })
      return { id: row.id }
    }
    ctx.change.expectNone(setting, { plugin })
    return { id: ctx.change.create(setting, { plugin, values: values as never }) }
  }
}

/** Somebody changed settings that nobody had changed when these were read. */
function overtaken(plugin: string): KithError {
  return new KithError('KITH_CONFLICT', `Somebody else changed the settings of ${plugin}.`, { plugin })
}

function mustHave(kernel: Kernel, plugin: string): PluginSettings {
  const found = kernel.settings.of(plugin)
  if (!found) throw notFound('module', plugin)
  return found
}

/** What was taken back is as configured. */
function withoutNulls(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}
