import type { Condition } from '@kith/rules'
import { css, html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Texts } from '../texts/texts.ts'
import { icon } from '../ui/icons.ts'
import { type Group, type How, hows, type Part } from './group.ts'

export interface GroupEditorOptions<Test> {
  readonly texts: Texts
  readonly group: Group<Test>
  /** The controls of a line; `n` is where it stands: '2', '2.1' inside a group. */
  line(test: Test, put: (test: Test) => void, n: string): unknown
  /** A part that no line can say, in words. */
  say(kept: Condition): string
  /** A line that begins; `undefined` where nothing can be asked. */
  blank(): Test | undefined
  put(group: Group<Test>): void
  /** Nobody may change it. */
  readonly isOff?: boolean
  /** Whether the last line can be taken out too. */
  readonly mayBeEmpty?: boolean
}

/** How deep groups stand in groups, when people make them. */
const deepest = 3

/** A condition as people build it: lines, and groups of lines, of which all, one or none must hold. */
export function groupEditor<Test>(options: GroupEditorOptions<Test>): TemplateResult {
  return drawGroup(options, [])
}

function drawGroup<Test>(options: GroupEditorOptions<Test>, path: readonly number[]): TemplateResult {
  const { texts, group, blank, put, isOff } = options
  const { how, parts } = group
  const begun = blank()
  const asks = path.length > 0 || parts.length > 1 || how === 'none'
  const choose = (event: Event) => put({ ...group, how: (event.target as HTMLSelectElement).value as How })
  const add = (event: Event, part: Part<Test>) => {
    const list = (event.currentTarget as HTMLElement).closest('.group')
    put({ ...group, parts: [...parts, part] })
    // It is drawn before the next frame.
    requestAnimationFrame(() =>
      list?.querySelector<HTMLElement>(':scope > .parts > :last-child :is(select, input)')?.focus(),
    )
  }
  return html`<div class="group">
    ${asks ? html`<select class="control how" aria-label=${texts.say('group.how')} ?disabled=${isOff} @change=${choose}>${hows.map(one => html`<option value=${one} .selected=${live(one === how)}>${texts.say(`group.${one}`)}</option>`)}</select>` : nothing}
    <div class="parts">${parts.map((part, n) => drawPart(options, part, [...path, n]))}</div>
    ${
      isOff || begun === undefined
        ? nothing
        : html`<div class="adds"><button class="btn quiet" type="button" @click=${(event: Event) => add(event, { test: begun })}>${icon('plus')}${texts.say('group.add')}</button>${path.length + 1 < deepest ? html`<button class="btn quiet" type="button" @click=${(event: Event) => add(event, { group: { how: how === 'any' ? 'all' : 'any', parts: [{ test: begun }] } })}>${icon('plus')}${texts.say('group.add-group')}</button>` : nothing}</div>`
    }
  </div>`
}

function drawPart<Test>(options: GroupEditorOptions<Test>, part: Part<Test>, path: readonly number[]): TemplateResult {
  const { texts, group, line, say, put, isOff, mayBeEmpty } = options
  const at = path.at(-1) ?? 0
  const n = path.map(one => one + 1).join('.')
  const change = (next: Part<Test> | undefined) =>
    put({ ...group, parts: next ? group.parts.with(at, next) : group.parts.toSpliced(at, 1) })
  // A group that has lost its last line goes with it.
  const inside = (next: Group<Test>) => change(next.parts.length === 0 ? undefined : { group: next })
  const isOnly = !mayBeEmpty && path.length === 1 && group.parts.length === 1
  const name = texts.say('group' in part ? 'group.group' : 'group.line', { n })
  const remove = texts.say('group.remove', { name })
  return html`<div class="one ${'group' in part ? 'nested' : ''}" role="group" aria-label=${name}>
    <div class="part">${
      'test' in part
        ? line(part.test, test => change({ test }), n)
        : 'group' in part
          ? drawGroup({ ...options, group: part.group, put: inside }, path)
          : html`<p class="kept">${say(part.kept)}</p>`
    }</div>
    ${isOff || isOnly ? nothing : html`<button class="btn quiet icon" type="button" aria-label=${remove} title=${remove} @click=${() => change(undefined)}>${icon('close')}</button>`}
  </div>`
}

export const groupStyles = css`
  .group, .group > .parts { display: grid; gap: var(--k-space-2); min-width: 0; }
  .group > .parts > .one { display: flex; align-items: start; gap: var(--k-space-1); min-width: 0; }
  .group > .parts > .one > .part { flex: 1; min-width: 0; }
  .group > .parts > .one > .icon { flex: none; width: var(--k-control-height); padding: 0; }
  .group > .parts > .one.nested { padding-inline-start: var(--k-space-3); border-inline-start: 2px solid var(--k-line-strong); }
  .group > .parts > .one + .one:not(.nested) { padding-top: var(--k-space-2); border-top: var(--k-hairline) solid var(--k-line); }
  .group .adds { display: flex; flex-wrap: wrap; gap: var(--k-space-1); margin-inline-start: calc(-1 * var(--k-space-3)); }
  .group .kept { padding: var(--k-space-1) 0; color: var(--k-text-2); overflow-wrap: anywhere; }
  .group .how { font-weight: var(--k-weight-medium); }
`
