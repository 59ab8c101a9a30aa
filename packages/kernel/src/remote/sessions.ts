import { type Actor, describeError, KithError, type Log } from '@kith/sdk'

/** Whose sessions there are and were, so that a refusal can name the plugin. */
export interface Sessions {
  /** A plugin's session from now on, instead of `over`, which another process had. */
  open(plugin: string, session: string, by: { readonly key: string; readonly over: string | undefined }): void
  pluginOf(session: string): string | undefined
  /** The session that a plugin was given last. */
  presentOf(plugin: string): string | undefined
  /** Throws `KITH_SESSION_TAKEN` for one that another process took over. */
  check(session: string): void
  /** Tells the log of a refusal; answers the error, to be thrown. */
  refused(plugin: string | undefined, key: string, error: unknown): unknown
}

const mostRemembered = 1_000
/** The same refusal of the same module stands in the log so often, however often it comes. Milliseconds. */
const quiet = 1_000
/** What its author or an administrator has to see: an answer such as "there is no such record" is none of it. */
const misdeeds: ReadonlySet<string> = new Set([
  'KITH_ASK',
  'KITH_DENIED',
  'KITH_INVALID',
  'KITH_MANIFEST',
  'KITH_MANIFEST_CHANGED',
  'KITH_PLUGIN_UNKNOWN',
  'KITH_REGISTERS',
  'KITH_REPLY',
  'KITH_REPLY_LATE',
  'KITH_REPLY_TWICE',
  'KITH_SCOPES',
  'KITH_SESSION',
  'KITH_SESSION_TAKEN',
  'KITH_WORK_UNKNOWN',
])

export function createSessions(log: () => Log): Sessions {
  const known = new Map<string, string>()
  const taken = new Set<string>()
  const present = new Map<string, string>()
  const told = new Map<string, number>()
  const isTold = (refusal: string): boolean => {
    const now = performance.now()
    if (now - (told.get(refusal) ?? Number.NEGATIVE_INFINITY) < quiet) return true
    told.delete(refusal)
    told.set(refusal, now)
    if (told.size > mostRemembered) told.delete(told.keys().next().value as string)
    return false
  }
  return {
    open(plugin, session, { key, over }) {
      if (over !== undefined) {
        taken.add(over)
        log().warn('another process took a module over', { plugin, key })
      }
      present.set(plugin, session)
      known.set(session, plugin)
      for (const oldest of [...known.keys()].slice(0, -mostRemembered)) {
        known.delete(oldest)
        taken.delete(oldest)
      }
    },
    pluginOf: session => known.get(session),
    presentOf: plugin => present.get(plugin),
    check(session) {
      if (!taken.has(session)) return
      const plugin = known.get(session)
      throw new KithError(
        'KITH_SESSION_TAKEN',
        `Another process registered as ${plugin}: this one is not asked any more.`,
        {
          plugin,
        },
      )
    },
    refused(plugin = 'unknown', key, error) {
      const { code, message } = describeError(error)
      if (misdeeds.has(code) && !isTold(`${plugin} ${key} ${code}`))
        log().warn('a module of another process was refused', { plugin, key, code, message })
      return error
    },
  }
}

/** By what a process is known in the log: its key. */
export function keyOf(actor: Actor): string {
  return actor.key ?? actor.id
}
