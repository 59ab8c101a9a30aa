import { html } from 'lit'
import type { Draw } from './draw.ts'

/** Words as somebody wrote them, in whatever script; a code that the plugin has words for by these. */
export const drawWords: Draw = (value, { texts, entity, field, isInRow }) => {
  const words = texts.coded(entity, field.name, String(value)) ?? String(value)
  return html`<span dir="auto" class=${isInRow ? '' : 'words'}>${words}</span>`
}
