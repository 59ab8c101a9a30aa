import { html, nothing, type TemplateResult } from 'lit'
import { exactly } from '../texts/moments.ts'
import type { Texts } from '../texts/texts.ts'
import type { InvitationRow, UserRow } from './read.ts'

export interface InvitationPart {
  readonly texts: Texts
  readonly user: UserRow
  /** Those of the user. */
  readonly invitations: readonly InvitationRow[]
  readonly send: () => void
  readonly revoke: () => void
}

/** Whether a link is on its way to the user, and what can be done about it. */
export function invitationPart({ texts, invitations, send, revoke }: InvitationPart): TemplateResult {
  const now = new Date().toISOString()
  const open = invitations.filter(one => one.acceptedAt === null && one.revokedAt === null)
  const [valid] = open.filter(one => one.expiresAt > now)
  const accepted = invitations.some(one => one.acceptedAt !== null)
  const words = valid
    ? texts.say('users.link.open', { until: exactly(new Date(valid.expiresAt), texts.locale) })
    : accepted
      ? texts.say('users.link.accepted')
      : texts.say(open.length > 0 ? 'users.link.over' : 'users.link.none')
  return html`<section class="part">
    <h3>${texts.say('users.link')}</h3>
    <p class="lead">${words}</p>
    <div class="acts">
      <button class="btn" type="button" @click=${send}>${texts.say(invitations.length > 0 ? 'users.link.again' : 'users.link.send')}</button>
      ${valid ? html`<button class="btn quiet" type="button" @click=${revoke}>${texts.say('users.link.revoke')}</button>` : nothing}
    </div>
  </section>`
}
