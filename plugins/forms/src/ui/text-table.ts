import { Part } from '@kith/admin/ui'
import { css, html, type TemplateResult } from 'lit'
import { type FormText, languagesOf, textsOf, withText } from './design/texts.ts'
import type { Editing } from './kit.ts'
import { languageName } from './words.ts'

/** All that the form says, its languages side by side. */
export class KithFormsTexts extends Part {
  static override styles = [
    Part.styles,
    css`
      :host { padding: var(--k-space-4) var(--k-pad) var(--k-space-10); }
      .about { max-width: var(--k-measure); margin-bottom: var(--k-space-4); color: var(--k-text-2); line-height: var(--k-leading-prose); }
      .scroll { overflow-x: auto; }
      table { width: 100%; max-width: 80rem; border-collapse: collapse; }
      th, td { padding: var(--k-space-1) var(--k-space-3) var(--k-space-1) 0; border-bottom: var(--k-hairline) solid var(--k-line); font-weight: var(--k-weight); text-align: start; vertical-align: top; }
      thead th { color: var(--k-text-2); font-size: var(--k-text-s); }
      tbody th { width: 14rem; min-width: 9rem; padding-top: var(--k-space-3); font-size: var(--k-text-s); overflow-wrap: anywhere; }
      tbody th small { display: block; color: var(--k-text-3); font-size: var(--k-text-xs); }
      td { min-width: 14rem; }
      .missing .control { border-style: dashed; }
    `,
  ]
  static override properties = { editing: { attribute: false } }

  declare editing: Editing

  override render(): TemplateResult {
    const { texts, editing } = this
    const { design } = editing
    const tags = languagesOf(design)
    const isThere = ({ own, path }: FormText) => own !== '' || tags.some(tag => design.texts?.[tag]?.[path])
    const rows = textsOf(design).filter(text => !['help', 'placeholder'].includes(text.part) || isThere(text))
    const open = rows
      .filter(({ own }) => own !== '')
      .flatMap(({ path }) => tags.slice(1).filter(tag => !design.texts?.[tag]?.[path])).length
    return html`<p class="about">${texts.word('forms.texts.about')}<br>${open > 0 ? texts.word('forms.texts.open', { n: texts.number(open) }) : tags.length > 1 ? texts.word('forms.texts.whole') : ''}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${texts.word('forms.tab.texts')}><table>
        <thead><tr><th scope="col">${texts.word('forms.texts.where')}</th>${tags.map(tag => html`<th scope="col" lang=${tag}>${languageName(tag)}</th>`)}</tr></thead>
        <tbody>${rows.map(row => this.#row(row, tags))}</tbody>
      </table></div>`
  }

  #row(text: FormText, tags: readonly string[]): TemplateResult {
    const { texts, editing } = this
    const { design, mayEdit } = editing
    const part = texts.word(`forms.build.${text.part}`)
    const name = text.part === 'step' ? texts.word('forms.build.step', { n: text.of ?? '' }) : (text.of ?? part)
    return html`<tr><th scope="row"><span dir="auto">${name}</span>${text.of === undefined ? '' : html`<small>${text.part === 'step' ? texts.word('forms.build.title') : part}</small>`}</th>
      ${tags.map((tag, n) => {
        const value = n === 0 ? text.own : (design.texts?.[tag]?.[text.path] ?? '')
        const set = (event: Event) => {
          const words = (event.target as HTMLTextAreaElement).value
          editing.edit(n === 0 ? text.set(words) : withText(design, tag, text.path, words))
        }
        const label = texts.word('forms.build.in', {
          label: text.of === undefined ? name : `${name}, ${part}`,
          language: languageName(tag),
        })
        const isMissing = n > 0 && value === '' && text.own !== ''
        return html`<td class=${isMissing ? 'missing' : ''}>${
          text.isLong
            ? html`<textarea class="control" rows="2" dir="auto" lang=${tag} aria-label=${label} ?readonly=${!mayEdit} .value=${value} @input=${set}></textarea>`
            : html`<input class="control" type="text" dir="auto" lang=${tag} aria-label=${label} autocomplete="off" ?readonly=${!mayEdit} .value=${value} @input=${set}>`
        }</td>`
      })}</tr>`
  }
}

customElements.define('kith-forms-texts', KithFormsTexts)
