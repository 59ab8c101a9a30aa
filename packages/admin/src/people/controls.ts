import { css, html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { locales } from '../data/preferences.ts'
import { inTree } from '../teams/tree.ts'
import type { Texts } from '../texts/texts.ts'
import type { LineRow, RoleRow, TeamRow } from './read.ts'
import { inLanguage, inOrder, roleName } from './words.ts'

/** A control with its label, and what is wrong with what stands there. */
export interface Labelled {
  readonly id: string
  readonly label: string
  readonly problem?: string | undefined
  readonly hint?: string
  readonly isWide?: boolean
  readonly isRequired?: boolean
  readonly texts: Texts
}

function labelled({ id, label, problem, hint, isWide, isRequired, texts }: Labelled, control: unknown) {
  return html`<div class="one ${isWide ? 'wide' : ''}" data-field=${id}>
    <label for=${id}>${label}${isRequired ? html`<span class="need" title=${texts.say('problem.required')} aria-hidden="true"> *</span>` : nothing}</label>
    ${control}
    ${hint === undefined ? nothing : html`<p class="hint" id="${id}-h">${hint}</p>`}
    ${problem === undefined ? nothing : html`<p class="wrong" id="${id}-e" role="alert">${problem}</p>`}
  </div>`
}

export interface Typed extends Labelled {
  readonly value: string
  readonly change: (value: string) => void
}

/** Words on one line. */
export function line(options: Typed & { readonly mode?: 'text' | 'email'; readonly max?: number }): TemplateResult {
  const { id, value, change, problem, isRequired, mode = 'text', max, hint } = options
  return labelled(
    options,
    html`<input class="control" id=${id} type="text" inputmode=${mode} autocomplete="off" spellcheck=${mode === 'text'} dir=${mode === 'text' ? 'auto' : 'ltr'} maxlength=${max ?? nothing} aria-required=${isRequired === true} aria-invalid=${problem !== undefined} aria-describedby=${about(id, problem, hint)} .value=${live(value)} @input=${(event: Event) => change((event.target as HTMLInputElement).value)}>`,
  )
}

export function select(
  options: Typed & { readonly options: readonly (readonly [value: string, words: string])[] },
): TemplateResult {
  const { id, value, change, problem, hint } = options
  return labelled(
    options,
    html`<select class="control" id=${id} aria-invalid=${problem !== undefined} aria-describedby=${about(id, problem, hint)} @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>
      ${options.options.map(([code, words]) => html`<option value=${code} ?selected=${code === value}>${words}</option>`)}
    </select>`,
  )
}

function about(id: string, problem: string | undefined, hint: string | undefined): string | typeof nothing {
  const ids = [...(hint === undefined ? [] : [`${id}-h`]), ...(problem === undefined ? [] : [`${id}-e`])]
  return ids.length === 0 ? nothing : ids.join(' ')
}

export interface Boxes {
  readonly id: string
  readonly legend: string
  readonly options: readonly {
    readonly value: string
    readonly words: string
    readonly hint?: string
  }[]
  readonly chosen: readonly string[]
  readonly problem?: string | undefined
  readonly change: (chosen: readonly string[]) => void
}

/** Any number of what is offered. */
export function boxes({ id, legend, options, chosen, problem, change }: Boxes): TemplateResult {
  const turn = (value: string, isOn: boolean) =>
    change(isOn ? [...chosen, value] : chosen.filter(other => other !== value))
  return html`<fieldset class="one wide" id=${id} aria-describedby=${problem === undefined ? nothing : `${id}-e`}>
    <legend>${legend}</legend>
    ${problem === undefined ? nothing : html`<p class="wrong" id="${id}-e" role="alert">${problem}</p>`}
    <div class="boxes">${options.map(
      ({ value, words, hint }) =>
        html`<label class="box"><input type="checkbox" value=${value} .checked=${live(chosen.includes(value))} @change=${(event: Event) => turn(value, (event.target as HTMLInputElement).checked)}><span><span dir="auto">${words}</span>${hint ? html`<small class="hint" dir="auto">${hint}</small>` : nothing}</span></label>`,
    )}</div>
  </fieldset>`
}

/** Roles by their names, each with what it is for. */
export function roleOptions(roles: readonly RoleRow[], texts: Texts): Boxes['options'] {
  return inOrder(roles, texts).map(role => ({
    value: role.key,
    words: roleName(role, texts),
    hint: inLanguage(role.description, texts),
  }))
}

/** Teams as the tree that they are. */
export function teamOptions(teams: readonly TeamRow[], texts: Texts): readonly (readonly [string, string])[] {
  const rows = inTree(teams, texts.locale).map(
    ({ team, depth }) => [team.id, `${'\u2003'.repeat(depth)}${team.name}`] as const,
  )
  return [['', texts.say('edit.none')], ...rows]
}

/** Lines that are active, and those that the user has. */
export function lineOptions(lines: readonly LineRow[], chosen: readonly string[]): Boxes['options'] {
  return lines
    .filter(({ id, active }) => active || chosen.includes(id))
    .map(({ id, name }) => ({ value: id, words: name }))
}

const languages: Readonly<Record<string, string>> = { en: 'English', 'zh-CN': '简体中文' }

export function localeOptions(current: string): readonly (readonly [string, string])[] {
  const known = locales.map(one => [one, languages[one] ?? one] as const)
  return known.some(([code]) => code === current) || current === '' ? known : [...known, [current, current]]
}

export function zoneOptions(current: string): readonly (readonly [string, string])[] {
  const known = ['UTC', ...Intl.supportedValuesOf('timeZone').filter(zone => zone !== 'UTC')]
  const all = known.includes(current) || current === '' ? known : [current, ...known]
  return all.map(zone => [zone, zone.replaceAll('_', ' ')])
}

/** How forms of these pages look. */
export const formStyles = css`
  .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); gap: var(--k-space-3) var(--k-space-4); }
  .one { min-width: 0; }
  .one.wide { grid-column: 1 / -1; }
  .one > label, legend { display: block; margin-bottom: var(--k-space-1); padding: 0; color: var(--k-text-2); }
  .one .hint { margin-top: var(--k-space-1); font-size: var(--k-text-xs); }
  .one .wrong { margin-top: var(--k-space-1); }
  .boxes { grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); gap: var(--k-space-1) var(--k-space-4); }
  .box { align-items: flex-start; padding-block: var(--k-space-half); overflow-wrap: anywhere; }
  .box input { margin-top: var(--k-space-half); }
  .box small { display: block; }
  .need { color: var(--k-red-ink); }
  .summary { margin-bottom: var(--k-space-4); padding: var(--k-space-3); border-radius: var(--k-radius-m); background: var(--k-red-soft); color: var(--k-red-ink); overflow-wrap: anywhere; }
  .form .acts { margin-top: var(--k-space-5); }
  @media (pointer: coarse), (max-width: 47.99rem) {
    .box { align-items: center; }
  }
`
