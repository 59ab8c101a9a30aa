import { type KithError, operateOn, Part, type Place, problemsOf } from '@kith/admin/ui'
import { css, html, nothing, type TemplateResult } from 'lit'

/** A dialog about one case or several: it is asked something, calls an operation for each, and says what came of it. */
export class CaseDialog extends Part {
  static override styles: import('lit').CSSResultGroup = [
    Part.styles,
    css`
      form { display: grid; gap: var(--k-space-4); }
      label, .field { display: grid; gap: var(--k-space-1); }
      .acts { margin-top: 0; }
    `,
  ]
  static override properties: import('lit').PropertyDeclarations = {
    place: { attribute: false },
    problem: { state: true },
    isBusy: { state: true },
  }

  declare place: Place
  declare problem: string | undefined
  declare isBusy: boolean

  override firstUpdated(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('textarea, select, kith-ref-input')?.focus(),
    )
  }

  protected get ids(): readonly string[] {
    const { ids, row } = this.place
    return ids ?? (row ? [row.id] : [])
  }

  protected wrong(): TemplateResult | typeof nothing {
    return this.problem === undefined ? nothing : html`<p class="wrong" role="alert">${this.problem}</p>`
  }

  protected acts(words: string): TemplateResult {
    return html`<div class="acts"><button class="btn primary" aria-disabled=${this.isBusy === true}>${words}</button><button class="btn quiet" type="button" @click=${() => this.place.close?.()}>${this.texts.say('edit.cancel')}</button></div>`
  }

  /** What stands in a field of the dialog's form. */
  protected typed(name: string): string {
    const form = this.renderRoot.querySelector('form')
    return form ? String(new FormData(form).get(name) ?? '').trim() : ''
  }

  /** Calls the operation for each record; `done` says what came of it, of so many. */
  protected async run<T>(
    operation: string,
    input: object,
    done: (answer: T, n: string) => string,
    final = false,
  ): Promise<void> {
    const { session, texts, place, ids } = this
    if (this.isBusy || !place.entity) return
    this.isBusy = true
    this.problem = undefined
    try {
      await operateOn<T>(this, {
        entity: place.entity,
        ids,
        operate: id => session.api.mutate<T>(operation, { id, ...input }),
        done: (n, answer) => done(answer, n),
        final,
      })
      place.close?.()
      place.reload?.()
    } catch (error) {
      this.problem = problemsOf(error, texts, []).whole ?? texts.error(error as KithError)
    }
    this.isBusy = false
  }
}
