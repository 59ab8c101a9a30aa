import { KithError, type RouteContext } from '@kith/sdk'
import type { FormsContract, Reason } from '../contract/index.ts'
import type { Answer } from '../operations/store.ts'
import type { Sent, Taken } from './taken.ts'

/** Stores an answer with what the taps add; if they cannot, alone, with the reason. No plugin refuses a visitor. */
export async function storeAnswer(
  ctx: RouteContext<FormsContract>,
  answer: Answer,
  sent: Sent,
  isSpam: boolean,
): Promise<Taken> {
  try {
    const stored = isSpam
      ? await ctx.run('keep', { ...answer, reason: null }, sent)
      : await ctx.run('receive', answer, sent)
    return { kind: 'stored', stored, locale: answer.locale }
  } catch (error) {
    return refusalOf(error) ?? keepAside(ctx, answer, sent, error)
  }
}

async function keepAside(
  ctx: RouteContext<FormsContract>,
  answer: Answer,
  sent: Sent,
  failure: unknown,
): Promise<Taken> {
  const reason = reasonOf(failure)
  ctx.log.warn('A submission is kept unprocessed', { form: answer.form, ...reason })
  try {
    return { kind: 'stored', stored: await ctx.run('keep', { ...answer, reason }, sent), locale: answer.locale }
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal) return refusal
    ctx.log.error('A submission could not be stored', { form: answer.form, ...reasonOf(error) })
    return unavailable
  }
}

const unavailable: Taken = { kind: 'refused', status: 503, code: 'forms.unavailable', retryAfter: 5 }

/** What is no plugin's fault. */
function refusalOf(error: unknown): Taken | undefined {
  const code = error instanceof KithError ? error.code : ''
  if (code === 'KITH_KEY_REUSED') return { kind: 'refused', status: 409, code: 'forms.key_reused' }
  if (code === 'forms.unknown_form') return { kind: 'refused', status: 404, code }
  return code.startsWith('KITH_DATABASE_') ? unavailable : undefined
}

function reasonOf(error: unknown): Reason {
  const details: Readonly<Record<string, unknown>> = error instanceof KithError ? error.details : {}
  const word = (value: unknown) => (typeof value === 'string' ? value : null)
  return {
    code: word(details.code) ?? (error instanceof KithError ? error.code : 'KITH_FAILED'),
    message: (error instanceof Error ? error.message : String(error)).slice(0, 2000),
    plugin: word(details.plugin),
    tap: word(details.tap),
  }
}
