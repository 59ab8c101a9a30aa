import type { Actor } from '@kith/sdk'
import type { Remotes } from './remotes.ts'
import { keyOf, type Sessions } from './sessions.ts'

/** The same; what a plugin's process is refused stands in the log, with the plugin's name and its key. */
export function logged(remotes: Remotes, sessions: Sessions): Remotes {
  const told = async <T>(actor: Actor, plugin: string | undefined, work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw sessions.refused(plugin, keyOf(actor), error)
    }
  }
  const inSession = <T>(actor: Actor, session: string, work: () => Promise<T>) =>
    told(actor, sessions.pluginOf(session), work)
  return {
    ...remotes,
    register: (actor, manifest, was) => told(actor, manifest.name, () => remotes.register(actor, manifest, was)),
    async *works(actor, listen, signal) {
      try {
        yield* remotes.works(actor, listen, signal)
      } catch (error) {
        throw sessions.refused(sessions.pluginOf(listen.session), keyOf(actor), error)
      }
    },
    reply: (actor, reply) => inSession(actor, reply.session, () => remotes.reply(actor, reply)),
    ask: (actor, ask) => inSession(actor, ask.session, () => remotes.ask(actor, ask)),
    renew: (actor, session) => inSession(actor, session.session, () => remotes.renew(actor, session)),
    leave: (actor, session, why) => inSession(actor, session.session, () => remotes.leave(actor, session, why)),
  }
}
