import { html, type TemplateResult } from 'lit'
import type { Texts } from '../texts/texts.ts'
import type { Conflict } from './editor.ts'

export interface ConflictOptions {
  readonly texts: Texts
  readonly conflict: Conflict
  readonly who: string
  draw(value: unknown): unknown
  settle(whose: 'mine' | 'theirs'): void
}

/** Two values of one field side by side, to choose from. */
export function conflictBox({ texts, conflict, who, draw, settle }: ConflictOptions): TemplateResult {
  return html`<div class="conflict" role="alert">
    <p>${texts.say('edit.conflict', { who })}</p>
    <div class="two">
      <div><small>${texts.say('edit.conflict.mine')}</small><div>${draw(conflict.mine)}</div><button class="btn" type="button" @click=${() => settle('mine')}>${texts.say('edit.conflict.take-mine')}</button></div>
      <div><small>${who}</small><div>${draw(conflict.theirs)}</div><button class="btn" type="button" @click=${() => settle('theirs')}>${texts.say('edit.conflict.take-theirs')}</button></div>
    </div>
  </div>`
}
