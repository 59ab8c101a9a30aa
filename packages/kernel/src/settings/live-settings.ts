import { type AnyContract, describeError, type Log } from '@kith/sdk'
import { readSettings } from '../boot/settings.ts'
import type { Dialect } from '../dialects/dialect.ts'
import type { Model } from '../model/model.ts'

export type Values = Readonly<Record<string, unknown>>

/** The settings of one plugin. */
export interface PluginSettings {
  readonly contract: AnyContract
  /** What the configuration says of them. */
  readonly given: Values
  /** That, else the defaults. */
  readonly configured: Values
  /** What is in force. */
  readonly values: Values
}

/** What administrators changed of the plugins' settings, as this process follows it. */
export interface LiveSettings {
  /** Another one whenever what is in force changed. */
  readonly stamp: string
  of(plugin: string): PluginSettings | undefined
  /** Follows what is stored. Resolves when it is in force. */
  refresh(): Promise<void>
  /** Follows what other processes store, within a second. */
  start(): void
  stop(): Promise<void>
}

export interface LiveSettingsOptions {
  readonly dialect: Dialect
  readonly model: Model
  /** Replaced one by one as settings are changed. */
  readonly settings: Map<string, PluginSettings>
  readonly log: Log
}

const lookEvery = 500

export function createLiveSettings({ dialect, model, settings, log }: LiveSettingsOptions): LiveSettings {
  let applied = ''
  let last: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  const apply = async (): Promise<void> => {
    const rows = await dialect.all({ sql: `select * from "${model.table}" where deleted_at is null`, parameters: [] })
    const stored = rows.map(row => model.decode(row) as unknown as { readonly plugin: string; readonly values: Values })
    const stamp = JSON.stringify(stored)
    if (stamp === applied) return
    const byPlugin = new Map(stored.map(row => [row.plugin, row.values]))
    for (const [name, one] of settings) {
      const said = fitting(one.contract, byPlugin.get(name) ?? {}, log)
      settings.set(name, { ...one, values: readSettings(one.contract, { ...one.given, ...said }).values })
    }
    applied = stamp
  }
  const refresh = (): Promise<void> => {
    last = last.then(apply, apply)
    return last
  }
  return {
    get stamp() {
      return applied
    },
    of: plugin => settings.get(plugin),
    refresh,
    start() {
      timer ??= setInterval(() => {
        refresh().catch(error => log.error('settings could not be followed', describeError(error)))
      }, lookEvery).unref()
    },
    async stop() {
      clearInterval(timer)
      await last.catch(() => undefined)
    },
  }
}

/** What a newer version of the plugin takes no more is as configured: nobody's start depends on it. */
function fitting(contract: AnyContract, stored: Values, log: Log): Values {
  return Object.fromEntries(
    Object.entries(stored).filter(([name, value]) => {
      const [problem] = readSettings(contract, { [name]: value }).problems.filter(({ path }) => isAbout(path, name))
      if (problem)
        log.warn('a changed setting is not used', { plugin: contract.name, setting: name, code: problem.code })
      return problem === undefined
    }),
  )
}

/** Whether a problem's path is that of a setting, or of a part of its value. */
export function isAbout(path: string, name: string): boolean {
  return path === name || path.startsWith(`${name}.`)
}
