import { icon, isHeld, type KithError, notify, Part, problemsOf, type RecordRow } from '@kith/admin/ui'
import type { FormDesign, FormLook } from '@kith/plugin-forms/contract'
import { css, html, nothing, type TemplateResult } from 'lit'
import { type Changes, put } from './design/put.ts'
import { changed } from './design/spots.ts'
import { fieldTexts, languagesOf, textsOf, withLanguage, withoutLanguage } from './design/texts.ts'
import { inputStyles, line, pick, textLines, tick } from './inputs.ts'
import { type Editing, problemsAt } from './kit.ts'
import { fieldName, languageName } from './words.ts'

/** Languages that a form can be given, beside those it has. */
const languages = ['en', 'zh-CN', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'ja', 'ko', 'vi', 'ar'] as const
const hostPattern = /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i
const originPattern = /^(\*|null|https?:\/\/(\*\.)?[a-z0-9.-]+(:(\d{1,5}|\*))?)$/i

/**
 * What is true of the form as a whole. What visitors see is a part of the draft; who is told, and where it may stand, is
 * kept at once.
 */
export class KithFormsForm extends Part {
  static override styles = [
    Part.styles,
    inputStyles,
    css`
      .colour { display: flex; gap: var(--k-space-2); }
      .colour input[type='color'] { flex: none; width: var(--k-control-height); height: var(--k-control-height); padding: var(--k-space-half); border: var(--k-hairline) solid var(--k-control); border-radius: var(--k-radius-m); background: none; }
      .tongues li { display: flex; align-items: center; gap: var(--k-space-2); min-height: var(--k-control-height); }
      .tongues span { flex: 1; }
      .now { margin-top: var(--k-space-1); color: var(--k-text-3); font-size: var(--k-text-xs); line-height: var(--k-leading); }
      .consent { margin-top: var(--k-space-3); }
      .consent .link { font-size: var(--k-text-s); }
    `,
  ]
  static override properties = {
    editing: { attribute: false },
    row: { attribute: false },
    wrong: { state: true },
  }

  declare editing: Editing
  declare row: RecordRow
  /** By field, what was typed and refused, and why. */
  declare wrong: Readonly<Record<string, { readonly value: string; readonly why: string }>>

  constructor() {
    super()
    this.wrong = {}
  }

  override render(): TemplateResult {
    const { texts, editing } = this
    const { design, mayEdit } = editing
    const isOff = !mayEdit
    const says = textsOf(design).filter(({ of }) => of === undefined)
    return html`<h2 tabindex="-1">${texts.word('forms.build.form')}</h2>
      ${says.map(text => textLines({ texts, design, text, label: texts.word(`forms.build.${text.part}`), edit: next => editing.edit(next), isOff }))}
      <h3>${texts.word('forms.build.languages')}</h3>${this.#languages(design, isOff)}
      <h3>${texts.word('forms.build.consents')}</h3>${this.#consents(design, isOff)}
      <h3>${texts.word('forms.build.look')}</h3>${this.#look(design, isOff)}
      <h3>${texts.word('forms.build.behaviour')}</h3>
      ${this.#redirect(design, isOff)}
      ${this.#contact(design, isOff)}
      ${tick({ id: 'offline', label: texts.word('forms.build.offline'), isOn: design.offline !== false, isOff, set: isOn => this.#put({ offline: isOn ? undefined : false }) })}
      ${tick({ id: 'counted', label: texts.word('forms.build.counted'), isOn: design.counted !== false, isOff, set: isOn => this.#put({ counted: isOn ? undefined : false }) })}
      <h3>${texts.word('forms.build.record')}</h3>
      <p class="now">${texts.word('forms.build.record.hint')}</p>
      ${this.#record(isOff)}`
  }

  #languages(design: FormDesign, isOff: boolean): TemplateResult {
    const { texts, editing } = this
    const [own = '', ...others] = languagesOf(design)
    const left = languages.filter(tag => !languagesOf(design).includes(tag))
    const add = (event: Event) => {
      const select = event.target as HTMLSelectElement
      const tag = select.value
      select.value = ''
      if (tag) editing.edit(withLanguage(design, tag))
    }
    const remove = (tag: string) => {
      editing.edit(withoutLanguage(design, tag))
      notify(this, {
        text: texts.word('forms.build.removed', { name: languageName(tag) }),
        undo: async () => editing.edit(design),
      })
    }
    return html`<ul class="tongues">
        <li><span lang=${own}>${languageName(own)}</span><span class="hint">${texts.word('forms.build.own')}</span></li>
        ${others.map(tag => html`<li><span lang=${tag}>${languageName(tag)}</span>${isOff ? nothing : html`<button class="btn quiet icon" type="button" aria-label=${texts.word('forms.build.language.remove', { name: languageName(tag) })} title=${texts.word('forms.build.language.remove', { name: languageName(tag) })} @click=${() => remove(tag)}>${icon('close')}</button>`}</li>`)}
      </ul>
      ${isOff ? nothing : html`<div class="f"><label for="language">${texts.word('forms.build.language.add')}</label><select class="control" id="language" @change=${add}><option value="">${texts.word('forms.build.choose')}</option>${left.map(tag => html`<option value=${tag} lang=${tag}>${languageName(tag)}</option>`)}</select></div>`}`
  }

  #consents(design: FormDesign, isOff: boolean): TemplateResult {
    const { texts, editing } = this
    const found = design.steps.flatMap((step, n) =>
      step.fields.flatMap((field, at) => (field.type === 'consent' ? [{ step: n, at, field }] : [])),
    )
    if (found.length === 0) return html`<p class="now">${texts.word('forms.build.consents.none')}</p>`
    return html`${found.map(({ step, at, field }) => {
      const text = fieldTexts(design, step, at, field).find(({ part }) => part === 'text')
      return html`<div class="consent"><button class="link" type="button" @click=${() => editing.open({ kind: 'field', step, at })}>${fieldName(texts, field)}</button>
        ${text ? textLines({ texts, design, text, label: texts.word('forms.build.text'), edit: next => editing.edit(next), isOff, id: `consent-${step}-${at}` }) : nothing}
        ${line({ id: `version-${step}-${at}`, label: texts.word('forms.build.version'), value: field.version ?? '', isCode: true, isOff, max: 60, hint: texts.word('forms.build.version.hint'), set: version => editing.edit(changed(design, { step, at }, one => put(one, { version: version || undefined }))) })}</div>`
    })}`
  }

  #look(design: FormDesign, isOff: boolean): TemplateResult {
    const { texts } = this
    const look = design.look ?? {}
    const set = (changes: Changes<FormLook>) => {
      const next = put<FormLook>(look, changes)
      this.#put({ look: Object.keys(next).length > 0 ? next : undefined })
    }
    const accent = (value: string) => {
      const isColour = /^#[0-9a-f]{6}$/i.test(value)
      if (value !== '' && !isColour) return this.#refuse('accent', value, texts.word('forms.build.accent.wrong'))
      this.#refuse('accent')
      set({ accent: value === '' ? undefined : value.toLowerCase(), onAccent: undefined })
    }
    const value = this.wrong.accent?.value ?? look.accent ?? ''
    return html`${pick({ id: 'theme', label: texts.word('forms.build.theme'), value: look.theme ?? 'auto', isOff, options: (['auto', 'light', 'dark'] as const).map(one => [one, texts.word(`forms.look.${one}`)] as const), set: theme => set({ theme: theme === 'auto' ? undefined : (theme as 'light') }) })}
      <div class="colour">${line({ id: 'accent', label: texts.word('forms.build.accent'), value, isCode: true, isOff, on: 'change', max: 7, placeholder: '#136354', hint: texts.word('forms.build.accent.hint'), wrong: this.wrong.accent?.why, set: accent })}
      <div class="f"><label for="colour">${texts.word('forms.build.accent.pick')}</label><input id="colour" type="color" ?disabled=${isOff} .value=${look.accent ?? '#136354'} @change=${(event: Event) => accent((event.target as HTMLInputElement).value)}></div></div>
      ${pick({ id: 'radius', label: texts.word('forms.build.radius'), value: String(look.radius ?? ''), isOff, options: [['', texts.word('forms.build.radius.none')], ...[...new Set([0, 4, 8, 12, 16, 24, ...(look.radius === undefined ? [] : [look.radius])])].sort((a, b) => a - b).map(n => [String(n), texts.word('forms.build.pixels', { n })] as const)], set: radius => set({ radius: radius === '' ? undefined : Number(radius) }) })}`
  }

  /** Where a visitor turns while the form cannot be sent. */
  #contact(design: FormDesign, isOff: boolean): TemplateResult {
    const { texts } = this
    const field = (name: 'email' | 'phone', pattern: RegExp, hint?: string) =>
      line({
        id: `contact-${name}`,
        label: texts.word(`forms.build.contact.${name}`),
        value: this.wrong[`contact-${name}`]?.value ?? design.contact?.[name] ?? '',
        isOff,
        on: 'change',
        hint,
        wrong: this.wrong[`contact-${name}`]?.why,
        set: typed => {
          const value = typed.trim()
          if (value !== '' && !pattern.test(value))
            return this.#refuse(`contact-${name}`, typed, texts.word(`forms.build.contact.${name}.wrong`))
          this.#refuse(`contact-${name}`)
          const contact = put<FormDesign['contact'] & object>(design.contact ?? {}, { [name]: value || undefined })
          this.#put({ contact: Object.keys(contact).length > 0 ? contact : undefined })
        },
      })
    return html`${field('email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/, texts.word('forms.build.contact.hint'))}${field('phone', /^\+?[\d ()/.-]{5,32}$/)}`
  }

  #redirect(design: FormDesign, isOff: boolean): TemplateResult {
    const { texts } = this
    const set = (value: string) => {
      const isAddress = /^https?:\/\/\S+$/i.test(value) && URL.canParse(value)
      if (value !== '' && !isAddress) return this.#refuse('redirect', value, texts.word('forms.build.redirect.wrong'))
      this.#refuse('redirect')
      this.#put({ redirect: value || undefined })
    }
    const [problem] = problemsAt(this.editing.problems, { kind: 'form' }).filter(({ path }) => path === 'redirect')
    return line({
      id: 'redirect',
      label: texts.word('forms.build.redirect'),
      value: this.wrong.redirect?.value ?? design.redirect ?? '',
      isOff,
      type: 'url',
      on: 'change',
      hint: texts.word('forms.build.redirect.hint'),
      wrong: this.wrong.redirect?.why ?? (problem && (texts.refusal(problem.code) ?? problem.message)),
      set,
    })
  }

  /** What is no part of the draft. */
  #record(isOff: boolean): TemplateResult {
    const { texts, row } = this
    const field = (name: 'name' | 'source' | 'notify', hint?: string) =>
      line({
        id: `record-${name}`,
        label: texts.field('forms.form', name),
        value: this.wrong[name]?.value ?? String(row[name] ?? ''),
        isOff,
        on: 'change',
        type: name === 'notify' ? 'email' : 'text',
        hint,
        wrong: this.wrong[name]?.why,
        set: value => void this.#keep(name, value, value.trim() || null),
      })
    const origins = ((row.origins as readonly string[] | null) ?? []).join('\n')
    return html`${field('name')}
      ${pick({ id: 'record-status', label: texts.field('forms.form', 'status'), value: String(row.status), isOff, options: ['draft', 'open', 'closed'].map(code => [code, texts.choice('forms.form', 'status', code)] as const), set: status => void this.#keep('status', status, status) })}
      ${line({ id: 'origins', label: texts.field('forms.form', 'origins'), value: this.wrong.origins?.value ?? origins, isLong: true, isOff, on: 'change', hint: texts.word('forms.build.origins.hint'), wrong: this.wrong.origins?.why, placeholder: 'https://www.example.com', set: value => this.#keepOrigins(value) })}
      ${line({ id: 'redirects', label: texts.field('forms.form', 'redirects'), value: this.wrong.redirects?.value ?? ((row.redirects as readonly string[] | null) ?? []).join('\n'), isLong: true, isOff, on: 'change', hint: texts.word('forms.build.redirects.hint'), wrong: this.wrong.redirects?.why, placeholder: 'shop.example.com', set: value => this.#keepRedirects(value) })}
      ${field('source', texts.word('forms.build.source.hint'))}
      ${field('notify')}
      ${tick({ id: 'confirm', label: texts.field('forms.form', 'confirm'), isOn: row.confirm === true, isOff, set: isOn => void this.#keep('confirm', '', isOn) })}
      ${tick({ id: 'opt-in', label: texts.field('forms.form', 'optIn'), isOn: row.optIn === true, isOff, set: isOn => void this.#keep('optIn', '', isOn) })}`
  }

  #put(changes: Changes<FormDesign>): void {
    this.editing.edit(put<FormDesign>(this.editing.design, changes))
  }

  #refuse(name: string, value?: string, why?: string): void {
    const { [name]: _, ...rest } = this.wrong
    this.wrong = value === undefined || why === undefined ? rest : { ...rest, [name]: { value, why } }
  }

  #keepOrigins(typed: string): void {
    const origins = typed
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(one => one.replace(/\/+$/, ''))
    const bad = origins.find(one => !originPattern.test(one))
    if (bad !== undefined) this.#refuse('origins', typed, this.texts.word('forms.build.origins.wrong', { name: bad }))
    else void this.#keep('origins', typed, origins)
  }

  #keepRedirects(typed: string): void {
    const hosts = typed
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(one => one.replace(/^https?:\/\/|\/.*$/gi, ''))
    const bad = hosts.find(one => !hostPattern.test(one))
    if (bad !== undefined)
      this.#refuse('redirects', typed, this.texts.word('forms.build.redirects.wrong', { name: bad }))
    else void this.#keep('redirects', typed, hosts)
  }

  async #keep(name: string, typed: string, value: unknown): Promise<void> {
    const { texts, session, row, directory } = this
    try {
      const answer = await session.api.mutate('forms.update', { id: row.id, set: { [name]: value } })
      this.#refuse(name)
      const label = texts.field('forms.form', name)
      notify(this, {
        text: isHeld(answer)
          ? texts.say('edit.held', { why: answer.held.reason })
          : texts.word('forms.build.kept', { name: label }),
      })
      this.dispatchEvent(new CustomEvent('kith-forms-kept', { bubbles: true, composed: true }))
    } catch (error) {
      const { fields, whole } = problemsOf(error, texts, directory.byName('forms.form')?.fields ?? [])
      this.#refuse(name, typed, fields[name] ?? whole ?? texts.error(error as KithError))
    }
  }
}

customElements.define('kith-forms-form', KithFormsForm)
