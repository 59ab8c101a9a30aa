import { html } from 'lit'
import type { Draw } from './draw.ts'

/** Words as somebody wrote them, in whatever script. */
export const drawWords: Draw = (value, { isInRow }) =>
  html`<span dir="auto" class=${isInRow ? '' : 'words'}>${String(value)}</span>`
