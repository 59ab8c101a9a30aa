import { type Actor, type AnyContract, type AnyPlugin, denied, KithError, type Log } from '@kith/sdk'
import {
  type Ask,
  hashOf,
  type Listen,
  pluginOf,
  type Registered,
  type RemoteManifest,
  type Reply,
  type Session,
} from '@kith/sdk/remote'
import { subscribersOf } from '../modules/subscribers.ts'
import { covers } from '../people/scopes.ts'
import { createLine, type Line, type LineState } from './line.ts'
import { logged } from './logged.ts'
import { checkScopes, neededScopes } from './reach.ts'
import { createSessions, keyOf } from './sessions.ts'
import type { Sent } from './works.ts'

/** What processes of plugins call, in the name of whose key they have. Each throws coded errors. */
export interface Remotes {
  /**
   * A session for the process of a plugin that the configuration names. Throws `KITH_DENIED`, `KITH_PLUGIN_UNKNOWN`,
   * `KITH_MODULE_OFF`, `KITH_MANIFEST_CHANGED`, `KITH_MANIFEST`, `KITH_MANIFEST_LARGE`, `KITH_SCOPES`, `KITH_REGISTERS`.
   * `was`: the session that this process had before; from any other, the module is taken over, which the log says.
   */
  register(actor: Actor, manifest: RemoteManifest, was?: string): Promise<Registered>
  /** What it is to do, as it comes. */
  works(actor: Actor, listen: Listen, signal: AbortSignal): AsyncGenerator<Sent>
  reply(actor: Actor, reply: Reply): Promise<void>
  ask(actor: Actor, ask: Ask): Promise<unknown>
  /** Says that it is still there. */
  renew(actor: Actor, session: Session): Promise<void>
  /** Says that it goes. */
  leave(actor: Actor, session: Session, why?: string): Promise<void>
  /** Of each plugin of another process. */
  states(): Readonly<Record<string, LineState>>
  /** Whether it is in another process that is not connected to this server. */
  isAway(plugin: string): boolean
  /** The manifests that the configuration pins. */
  readonly manifests: readonly RemoteManifest[]
  /** Of one of `manifests`: the text of a file of its screens, as its process has it. Whether it is the manifest's is for the caller to see. */
  screen(plugin: string, module: string, file: string): Promise<string>
  /** Tells when a plugin comes and when it goes; answers how to stop. */
  watch(listener: (plugin: string, isThere: boolean) => void): () => void
  /** What is delivered to nobody meanwhile: `tap:…`, `job:…`. */
  awaySubscribers(): readonly string[]
  close(): void
}

export interface RemotesOptions {
  readonly log: () => Log
  /** Modules that an administrator turned off. */
  readonly off: ReadonlySet<string>
  readonly contracts: () => readonly AnyContract[]
  readonly pathOf: (entity: string) => string
  readonly mayConnect: (actor: Actor) => boolean
  /** A manifest that is not the trusted one: kept for an administrator to look at. Answers whether one accepted it already. */
  readonly proposed: (actor: Actor, manifest: RemoteManifest, hash: string) => Promise<boolean>
  /** What a plugin's code is given where nobody asks for more than what it has itself. */
  readonly reading: (plugin: string) => object
  /** It came with the manifest that is trusted. */
  readonly trusted: (plugin: string) => Promise<void>
  readonly tapDeadline: number
  /** Milliseconds. */
  readonly deadline?: number
  readonly lease?: number
  /** Told when a plugin comes and when it goes. */
  readonly changed: (isThere: boolean) => void
}

const registersInMinute = 30

/** The lines to the plugins of other processes, and the same plugins with their code at the other end. */
export function createRemotes(
  plugins: readonly AnyPlugin[],
  options: RemotesOptions,
): { readonly remotes: Remotes; readonly plugins: readonly AnyPlugin[] } {
  const { lease = 10_000, deadline = 30_000, tapDeadline, log, contracts, pathOf } = options
  const lines = new Map<string, Line>()
  const pins = new Map<string, string>()
  const registers = new Map<string, number[]>()
  const sessions = createSessions(log)
  const watchers = new Set<(plugin: string, isThere: boolean) => void>()
  const joined = plugins.map(plugin => {
    if (!plugin.remote) return plugin
    const { manifest, hash } = plugin.remote
    const line: Line = createLine({
      manifest,
      own: plugin.contract,
      contracts,
      pathOf,
      log,
      lease,
      tapDeadline,
      deadline,
      changed: () => {
        options.changed(line.isThere())
        for (const tell of watchers) tell(manifest.name, line.isThere())
      },
    })
    lines.set(manifest.name, line)
    pins.set(manifest.name, hash)
    return { ...pluginOf(manifest, line.far), remote: plugin.remote }
  })

  const lineOf = (actor: Actor, session: string): Line => {
    sessions.check(session)
    const line = [...lines.values()].find(one => one.has(session))
    if (!line) throw new KithError('KITH_SESSION', 'This session is over, or never was: register again.')
    line.hear(session, keyOf(actor))
    return line
  }

  // What was kept from last minute on is all that counts.
  const tooOften = (plugin: string): boolean => {
    const from = Date.now() - 60_000
    const recent = [...(registers.get(plugin) ?? []).filter(at => at > from), Date.now()].slice(-registersInMinute - 1)
    registers.set(plugin, recent)
    return recent.length > registersInMinute
  }

  const remotes: Remotes = {
    async register(actor, manifest, was) {
      const { name } = manifest
      const scopes = actor.scopes ?? (actor.kind === 'token' ? ['*'] : [])
      if (!options.mayConnect(actor) || !scopes.some(scope => covers(scope, `kernel.plugins.${name}`))) {
        throw denied(
          `scope:kernel.plugins.${name}`,
          `Whoever connects the module ${name} needs a key with the role "plugin" and the scope kernel.plugins.${name}.`,
        )
      }
      if (options.off.has(name)) {
        throw new KithError('KITH_MODULE_OFF', `An administrator turned the module ${name} off.`, { plugin: name })
      }
      const line = lines.get(name)
      if (!line) {
        throw new KithError(
          'KITH_PLUGIN_UNKNOWN',
          `The configuration names no module ${name} of another process: add remotePlugin(manifest, { hash }) to \`plugins\` in kith.config.ts.`,
          { plugin: name },
        )
      }
      if (tooOften(name)) {
        throw new KithError(
          'KITH_REGISTERS',
          `The module ${name} registered ${registersInMinute} times within a minute.`,
          {
            plugin: name,
            retryAfter: 60,
          },
        )
      }
      const hash = hashOf(manifest)
      const pinned = pins.get(name)
      if (hash !== pinned) {
        const accepted = await options.proposed(actor, manifest, hash)
        throw new KithError(
          'KITH_MANIFEST_CHANGED',
          `The module ${name} is not what this server trusts: its manifest is ${hash}, and ${pinned} is trusted. ${
            accepted
              ? 'An administrator accepted it: it counts when this server is started anew.'
              : `An administrator looks at the difference and accepts it: kith plugins accept ${name}.`
          }`,
          { plugin: name, hash, pinned, accepted },
        )
      }
      checkScopes(neededScopes(line.manifest, pathOf), { manifest: line.manifest, scopes })
      await options.trusted(name)
      const present = sessions.presentOf(name)
      const over = present !== undefined && present !== was && line.has(present) ? present : undefined
      const session = line.open(keyOf(actor), scopes)
      sessions.open(name, session, { key: keyOf(actor), over })
      return { session, lease, scopes, hash }
    },
    works: (actor, { session, lastEventId }, signal) =>
      lineOf(actor, session).works(Number(lastEventId ?? 0) || 0, signal),
    reply: async (actor, reply) => lineOf(actor, reply.session).reply(reply),
    ask: async (actor, ask) => await lineOf(actor, ask.session).ask(ask),
    renew: async (actor, { session }) => void lineOf(actor, session),
    leave: async (actor, { session }, why = 'it left') => lineOf(actor, session).close(why),
    states: () => Object.fromEntries([...lines].map(([name, line]) => [name, line.state()])),
    isAway: plugin => lines.get(plugin)?.isThere() === false,
    manifests: [...lines.values()].map(line => line.manifest),
    screen: async (plugin, module, file) =>
      (await (lines.get(plugin) as Line).far('screen', module, options.reading(plugin), file)) as string,
    watch(listener) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
    awaySubscribers: () =>
      [...lines.values()]
        .filter(line => !line.isThere())
        .flatMap(({ manifest }) =>
          subscribersOf({ ...manifest, taps: [...manifest.taps, ...manifest.joins.flatMap(join => join.taps)] }),
        ),
    close: () => {
      for (const line of lines.values()) line.close('this server ends')
    },
  }
  return { remotes: logged(remotes, sessions), plugins: joined }
}
