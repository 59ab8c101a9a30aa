import { html, nothing, type TemplateResult } from 'lit'
import type { Texts } from '../texts/texts.ts'
import { administrator, type InvitationRow, type RoleRow, type UserRow } from './read.ts'

/** What stands in the reader's language, else in English, else in any. */
export function inLanguage(words: Readonly<Record<string, string>> | null, { locale }: Texts): string {
  return words?.[locale] || words?.en || Object.values(words ?? {})[0] || ''
}

export function roleName(role: RoleRow, texts: Texts): string {
  return inLanguage(role.name, texts) || role.key
}

/** The administrator's first, then by name. */
export function inOrder(roles: readonly RoleRow[], texts: Texts): readonly RoleRow[] {
  const { compare } = new Intl.Collator(texts.locale)
  const isFirst = ({ key }: RoleRow) => Number(key === administrator)
  return [...roles].sort((a, b) => isFirst(b) - isFirst(a) || compare(roleName(a, texts), roleName(b, texts)))
}

/** The names of a user's roles; `undefined` where they are kept from the reader. */
export function roleWords(user: UserRow, roles: readonly RoleRow[], texts: Texts): string | undefined {
  if (!user.roles) return undefined
  const named = (key: string) => {
    const role = roles.find(one => one.key === key)
    return role ? roleName(role, texts) : key
  }
  return user.roles.length === 0 ? texts.say('users.roles.none') : texts.all(user.roles.map(named))
}

export type UserState = 'active' | 'invited' | 'ended'

/** Invited is who has an open link and never used one. */
export function stateOf(user: UserRow, invitations: readonly InvitationRow[]): UserState {
  if (!user.active) return 'ended'
  const mine = invitations.filter(one => one.user === user.id)
  const isOpen = mine.some(one => one.acceptedAt === null && one.revokedAt === null)
  return isOpen && mine.every(one => one.acceptedAt === null) ? 'invited' : 'active'
}

const tones: Readonly<Record<UserState, string>> = { active: 'green', invited: 'blue', ended: '' }

/** A dot and a word. */
export function stateWords(state: UserState, texts: Texts): TemplateResult {
  return html`<span class="st"><i class="dot ${tones[state] || nothing}"></i>${texts.say(`users.state.${state}`)}</span>`
}
