import { icon, listAddress, menu, type RecordRow, type Session, type Texts } from '@kith/admin/ui'
import type { FormDesign } from '@kith/plugin-forms/contract'
import { html, nothing, type TemplateResult } from 'lit'
import { differences } from './design/differences.ts'
import type { Draft } from './drafts.ts'

export interface BuilderHeadOptions {
  readonly texts: Texts
  readonly session: Session
  readonly row: RecordRow
  readonly draft: Draft
  /** How many things are wrong with it. */
  readonly problems: number
  readonly mayEdit: boolean
  readonly isBusy: boolean
  publish(): void
  discard(): void
  /** Shows the first thing that is wrong. */
  toProblem(): void
}

/** Which form it is, what of it visitors do not see yet, and the button that shows it to them. */
export function builderHead(options: BuilderHeadOptions): TemplateResult {
  const { texts, session, row, draft, mayEdit, isBusy, publish, discard } = options
  const status = String(row.status)
  const tone = status === 'open' ? 'green' : ''
  const n = differences(row.definition as FormDesign, draft.state.design)
  const canPublish = (n > 0 || status === 'draft') && !isBusy
  const page = `/f/${encodeURIComponent(String(row.publicId))}`
  const items = [
    ...(n > 0 && mayEdit ? [{ text: texts.word('forms.build.discard'), act: discard }] : []),
    { text: texts.word('forms.build.to-record'), act: () => (location.hash = `#/forms/${row.id}`) },
  ]
  return html`<header><div class="title"><a class="crumb" href=${listAddress('forms')}>${texts.plural('forms.form')}</a><span class="crumb" aria-hidden="true">/</span><h1 tabindex="-1" dir="auto">${String(row.name)}</h1><span class="st"><i class="dot ${tone}"></i>${texts.choice('forms.form', 'status', status)}</span></div>
      ${draftState(options, n)}
      ${status === 'open' ? html`<a class="btn quiet" href=${page} target="_blank" rel="noreferrer">${icon('eye')}${texts.word('forms.build.page')}<span class="vh"> ${texts.word('forms.build.tab')}</span></a>` : nothing}
      ${menu(texts.word('forms.build.more', { name: String(row.name) }), items)}
      ${session.me.mayCall('forms.publish') && mayEdit ? html`<button class="btn primary" type="button" aria-disabled=${!canPublish} title=${canPublish ? nothing : texts.word('forms.build.nothing')} @click=${() => canPublish && publish()}>${texts.word('forms.build.publish')}</button>` : nothing}</header>`
}

/** What is kept, and what visitors do not see yet. */
function draftState({ texts, draft, problems, toProblem }: BuilderHeadOptions, n: number): TemplateResult {
  const { status, error } = draft.state
  if (status === 'failed')
    return html`<span class="state bad" role="status">${texts.word('forms.build.not-kept', { why: error ? texts.error(error) : '' })} <button class="link" type="button" @click=${() => void draft.flush()}>${texts.say('state.again')}</button></span>`
  const words =
    n === 0
      ? texts.word('forms.build.same')
      : texts.word(n === 1 ? 'forms.build.change' : 'forms.build.changes', { n: texts.number(n) })
  const kept = status === 'saved' ? '' : ` · ${texts.word('forms.build.keeping')}`
  return html`<span class="state" role="status">${words}${kept}</span>${problems > 0 ? html`<button class="link state bad" type="button" @click=${toProblem}>${texts.word(problems === 1 ? 'forms.build.problem' : 'forms.build.problems', { n: texts.number(problems) })}</button>` : nothing}`
}

/** Somebody else has changed the same draft. */
export function draftConflict(texts: Texts, draft: Draft): TemplateResult | typeof nothing {
  if (draft.state.status !== 'conflict') return nothing
  return html`<div class="bar" role="alert"><span>${texts.word('forms.build.conflict')}</span><button class="btn" type="button" @click=${() => void draft.takeTheirs()}>${texts.word('forms.build.theirs')}</button><button class="btn" type="button" @click=${() => void draft.keepMine()}>${texts.word('forms.build.mine')}</button></div>`
}
