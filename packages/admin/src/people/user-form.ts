import { html, nothing, type TemplateResult } from 'lit'
import type { Problems } from '../edit/problems.ts'
import type { Texts } from '../texts/texts.ts'
import { boxes, line, lineOptions, localeOptions, roleOptions, select, teamOptions, zoneOptions } from './controls.ts'
import type { Known } from './read-user.ts'
import type { Draft } from './user-draft.ts'

export interface UserFormOptions {
  readonly texts: Texts
  readonly known: Known
  readonly draft: Draft
  readonly problems: Problems
  readonly change: (part: Draft) => void
  readonly save: (event: Event) => void
  readonly putBack: () => void
}

/** What a user is and may do, as it is typed. */
export function userForm({ texts, known, draft, problems, change, save, putBack }: UserFormOptions): TemplateResult {
  const { user, roles, teams, lines } = known
  const { fields, whole } = problems
  const label = (name: string) => texts.field('kernel.user', name)
  const typed = (name: 'name' | 'email' | 'team' | 'locale' | 'zone' | 'region') => ({
    id: name,
    label: label(name),
    value: draft[name] ?? user[name] ?? '',
    problem: fields[name],
    texts,
    change: (value: string) => change({ [name]: value }),
  })
  const [ownRoles, ownLines] = [draft.roles ?? user.roles ?? [], draft.lines ?? user.lines ?? []]
  const isChanged = Object.keys(draft).length > 0
  return html`<form class="form" novalidate @submit=${save}>
    ${whole === undefined ? nothing : html`<p class="summary" role="alert">${whole}</p>`}
    <div class="grid">
      ${line({ ...typed('name'), isRequired: true, max: 200 })}
      ${line({ ...typed('email'), mode: 'email', isRequired: true, max: 254 })}
      ${user.roles === undefined ? nothing : boxes({ id: 'roles', legend: label('roles'), options: roleOptions(roles, texts), chosen: ownRoles, problem: fields.roles, change: chosen => change({ roles: chosen }) })}
      ${select({ ...typed('team'), options: teamOptions(teams, texts) })}
      ${line({ ...typed('region'), max: 100, hint: texts.say('users.region.hint') })}
      ${select({ ...typed('locale'), options: localeOptions(user.locale ?? '') })}
      ${select({ ...typed('zone'), options: zoneOptions(user.zone ?? '') })}
      ${lines.length > 0 ? boxes({ id: 'lines', legend: label('lines'), options: lineOptions(lines, ownLines), chosen: ownLines, problem: fields.lines, change: chosen => change({ lines: chosen }) }) : nothing}
    </div>
    <div class="acts">
      <button class="btn primary" type="submit">${texts.say('edit.save')}</button>
      ${isChanged ? html`<button class="btn quiet" type="button" @click=${putBack}>${texts.say('users.put-back')}</button><span class="hint">${texts.say('users.changed', { n: Object.keys(draft).length })}</span>` : nothing}
    </div>
  </form>`
}
