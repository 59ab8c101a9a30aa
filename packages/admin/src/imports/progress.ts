import { KithError } from '@kith/client'
import { html, nothing, type TemplateResult } from 'lit'
import type { Api } from '../data/api.ts'
import type { Texts } from '../texts/texts.ts'
import type { Batch } from './reads.ts'
import { reasonWords } from './words.ts'

export type Steering = 'pause' | 'resume' | 'cancel'

export interface ProgressOptions {
  readonly texts: Texts
  readonly batch: Batch
  /** What is done. */
  readonly label: string
  /** How much there is, where the batch itself does not know. */
  readonly total?: number
  steer(how: Steering): void
  /** Why it could not be steered. */
  readonly problem: string
}

/** How far long work is, with the ways to stop it and to go on; nothing once it is over. */
export function progressOf({
  texts,
  batch,
  label,
  total,
  steer,
  problem,
}: ProgressOptions): TemplateResult | typeof nothing {
  const { status, progress, error } = batch
  if (status === 'done' || status === 'cancelled') return nothing
  const all = batch.total ?? total ?? 0
  const words = { done: texts.number(progress), total: texts.number(all) }
  const stands = status === 'paused' || status === 'failed'
  const act = (how: Steering, text: string) =>
    html`<button class="btn" type="button" @click=${() => steer(how)}>${text}</button>`
  return html`<div class="work">
    <progress max=${Math.max(1, all)} .value=${progress} aria-label=${label}></progress><span class="num hint">${texts.say('imports.progress', words)}</span>
    <p class="said" role="status">${status === 'failed' ? nothing : texts.say(`imports.work.${status}`)}</p>
    ${status === 'failed' ? html`<p class="said wrong" role="alert">${texts.say('imports.work.failed', { why: reasonWords(texts, error ?? new KithError('KITH_FAILED', '')) })}</p>` : nothing}
    ${problem ? html`<p class="said wrong" role="alert">${problem}</p>` : nothing}
    <div class="acts">${stands ? act('resume', texts.say(status === 'failed' ? 'state.again' : 'imports.resume')) : act('pause', texts.say('imports.pause'))}${act('cancel', texts.say('imports.cancel'))}</div>
  </div>`
}

/** Pauses, resumes or ends long work. That it is over meanwhile is no mistake. */
export async function steer(api: Api, id: string, how: Steering): Promise<void> {
  await api.mutate(`kernel.${how}Batch`, { id }).catch((error: KithError) => {
    if (error.code !== 'KITH_BATCH_STATE') throw error
  })
}
