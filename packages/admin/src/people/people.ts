import { html, type TemplateResult } from 'lit'
import type { PageContext } from '../pages/pages.ts'
import './list.ts'
import './user.ts'

/** The users, or one of them. */
export function draw({ session, directory, texts, rest: [id] }: PageContext): TemplateResult {
  return id === undefined || id === ''
    ? html`<kith-users class="fill" .session=${session} .directory=${directory} .texts=${texts}></kith-users>`
    : html`<kith-user class="fill" .session=${session} .directory=${directory} .texts=${texts} .userId=${id}></kith-user>`
}
