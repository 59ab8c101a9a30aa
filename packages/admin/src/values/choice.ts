import { html } from 'lit'
import type { Draw } from './draw.ts'
import { toneOf } from './tones.ts'

/** A state is a dot and a word; what is chosen from a list once and for all has no dot. */
export const drawChoice: Draw = (value, { texts, entity, field }) => {
  const word = texts.choice(entity, field.name, String(value))
  return field.name === 'status'
    ? html`<span class="st"><i class="dot ${toneOf(String(value))}"></i>${word}</span>`
    : word
}

export const drawChoices: Draw = (value, { texts, entity, field }) =>
  texts.all((value as readonly string[]).map(one => texts.choice(entity, field.name, one)))
