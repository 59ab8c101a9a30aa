import { KithError } from '@kith/sdk'
import { addUpdate, type Draft } from '../change/draft.ts'
import { readMany } from '../data/read-records.ts'
import type { Due } from '../deliveries/due.ts'
import type { Kernel } from '../kernel.ts'
import { systemActor } from '../rights/rights.ts'
import { mailModel, withSecrets } from './render.ts'

const tries = 6

/** Sends one queued mail. It may go out twice when the machine stops between sending and writing that down; never not at all. */
export async function sendMail(kernel: Kernel, draft: Draft, due: Due): Promise<void> {
  const model = mailModel(kernel)
  const { id } = due.payload as { readonly id: string }
  const [row] = await readMany(kernel, { model, actor: systemActor, ids: [id] })
  if (row?.status !== 'queued') return
  if (!kernel.mail)
    return addUpdate(
      draft,
      model,
      id,
      { status: 'failed', secrets: null, error: 'KITH_MAIL_NONE: no way to send mail is configured' },
      'kernel',
    )
  try {
    const { unsubscribe } = (row.secrets ?? {}) as { readonly unsubscribe?: string }
    await kernel.mail.send({
      id,
      to: String(row.to),
      subject: String(row.subject),
      text: withSecrets(row),
      ...(unsubscribe === undefined ? {} : { unsubscribe }),
    })
  } catch (error) {
    if (due.attempts + 1 < tries)
      throw new KithError('KITH_MAIL_SEND', error instanceof Error ? error.message : String(error), { id }, error)
    return addUpdate(
      draft,
      model,
      id,
      { status: 'failed', secrets: null, error: `KITH_MAIL_SEND: ${String(error).slice(0, 1900)}` },
      'kernel',
    )
  }
  addUpdate(draft, model, id, { status: 'sent', secrets: null, sentAt: kernel.clock.now().toISOString() }, 'kernel')
}
