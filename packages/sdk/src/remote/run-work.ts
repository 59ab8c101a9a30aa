import type { AnyPlugin } from '../config.ts'
import type { Log } from '../context.ts'
import { describeError, KithError } from '../errors.ts'
import { codeOf } from './code-of.ts'
import { type AskFar, farContext } from './far-context.ts'
import type { ScreenFiles } from './screens.ts'
import type { Reply, Work } from './wire.ts'

/** Does one work and answers what came of it. It never throws. `screens`: those of the plugin's manifest. */
export async function runWork(
  plugin: AnyPlugin,
  work: Work,
  log: Log,
  ask: AskFar,
  screens?: ScreenFiles,
): Promise<Omit<Reply, 'session'>> {
  const { ctx, recorder } = farContext(work, log, ask)
  try {
    const value = await codeOf(plugin, work, screens)(ctx, ...work.args.map(argOf))
    const writes = recorder?.take() ?? []
    return { work: work.id, value: answerOf(work, value), ...(writes.length > 0 && { writes }) }
  } catch (error) {
    if (!(error instanceof KithError)) log.error('a work failed', { work: work.name, ...describeError(error) })
    const { code, message } = describeError(error)
    const details = error instanceof KithError ? { details: JSON.parse(JSON.stringify(error.details)) } : {}
    return { work: work.id, error: { code, message, ...details } }
  }
}

// Bytes of a request travel as base64, and so do those of an answer.
function argOf(arg: unknown): unknown {
  const { base64, ...rest } = (arg ?? {}) as { readonly base64?: string }
  return base64 === undefined ? (arg ?? undefined) : { ...rest, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }
}

function answerOf({ kind }: Work, value: unknown): unknown {
  const { body } = (value ?? {}) as { readonly body?: unknown }
  if (kind !== 'route' || !(body instanceof Uint8Array)) return value
  return { ...(value as object), body: undefined, base64: Buffer.from(body).toString('base64') }
}
