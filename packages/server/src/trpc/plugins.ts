import type { App } from '@kith/kernel'
import { type Actor, invalid, KithError, problemsOf } from '@kith/sdk'
import { Ask, Listen, type RemoteManifest, Reply, Session } from '@kith/sdk/remote'
import { tracked } from '@trpc/server'
import { z } from 'zod'

const Register = z.strictObject({
  manifest: z.looseObject({ name: z.string().max(40), protocol: z.literal(1) }),
  /** The session that this process had before. */
  session: z.string().max(100).optional(),
})

/**
 * What the processes of plugins call, under `kernel.plugins` (docs/plugins/remote.md): mutations by their names, and the
 * stream `work`. Throws coded errors.
 */
export const pluginCalls: Readonly<Record<string, (app: App, actor: Actor, input: unknown) => unknown>> = {
  register: (app, actor, input) => {
    const { manifest, session } = read(Register, input)
    return app.remotes.register(actor, manifest as unknown as RemoteManifest, session)
  },
  reply: (app, actor, input) => done(app.remotes.reply(actor, read(Reply, input))),
  ask: async (app, actor, input) => (await app.remotes.ask(actor, read(Ask, input))) ?? null,
  renew: (app, actor, input) => done(app.remotes.renew(actor, read(Session, input))),
  leave: (app, actor, input) => done(app.remotes.leave(actor, read(Session, input))),
}

/** The works of a session, as they come; each has its number as the id of its event. */
export async function* pluginWorks(app: App, actor: Actor, input: unknown, signal: AbortSignal) {
  const listen = read(Listen, input)
  for await (const { seq, work } of app.remotes.works(actor, listen, signal)) {
    yield tracked(String(seq), work)
  }
  if (!(signal.reason instanceof KithError)) return
  // Its key does not stand for what it did any more: nothing is asked of it from now on. A stream that merely ended would be
  // asked for again.
  await app.remotes.leave(actor, listen, 'its key was revoked or changed').catch(() => {})
  throw signal.reason
}

function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (!result.success) throw invalid(problemsOf(result.error))
  return result.data
}

async function done(work: Promise<void>): Promise<Record<string, never>> {
  await work
  return {}
}
