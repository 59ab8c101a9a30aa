import { KithError } from '@kith/client'
import { html, nothing, type TemplateResult } from 'lit'
import { noProblems, type Problems, problemsOf } from '../edit/problems.ts'
import '../edit/ref-input.ts'
import type { Picked } from '../edit/ref-input.ts'
import { formStyles, line, select, teamOptions } from '../people/controls.ts'
import type { TeamRow, UserRow } from '../people/read.ts'
import { Part } from '../ui/part.ts'

interface Draft {
  readonly name: string
  readonly parent: string
  readonly kind: string
  readonly manager: string | null
}

/** A team to fill in: its name, what it is part of, who manages it. Tells by `kith-done` of its name. */
export class KithTeamForm extends Part {
  static override styles = [Part.styles, formStyles]
  static override properties = {
    row: { attribute: false },
    parent: { attribute: false },
    teams: { attribute: false },
    users: { attribute: false },
    draft: { state: true },
  }

  /** The team to change; none makes a new one. */
  declare row: TeamRow | undefined
  /** What a new one is part of. */
  declare parent: string | undefined
  declare teams: readonly TeamRow[]
  declare users: readonly UserRow[]
  declare draft: Draft

  #problems: Problems = noProblems

  override willUpdate(): void {
    const { row, parent } = this
    this.draft ??= {
      name: row?.name ?? '',
      parent: row?.parent ?? parent ?? '',
      kind: row?.kind ?? 'department',
      manager: row?.manager ?? null,
    }
  }

  override render(): TemplateResult {
    const { texts, session, directory, draft, users } = this
    const { fields, whole } = this.#problems
    const typed = (name: 'name' | 'parent' | 'kind') => ({
      id: name,
      label: texts.field('kernel.team', name),
      value: draft[name],
      problem: fields[name],
      texts,
      change: (value: string) => this.#change({ [name]: value }),
    })
    const kinds = directory.byName('kernel.team')?.fields.find(({ name }) => name === 'kind')?.options.values ?? []
    const manager = texts.field('kernel.team', 'manager')
    const label = users.find(({ id }) => id === draft.manager)?.name ?? ''
    return html`<form class="form" novalidate @submit=${this.#save}>
      ${whole === undefined ? nothing : html`<p class="summary" role="alert">${whole}</p>`}
      <div class="grid">
        ${line({ ...typed('name'), isRequired: true, max: 200 })}
        ${select({ ...typed('kind'), options: kinds.map(kind => [kind, texts.choice('kernel.team', 'kind', kind)]) })}
        ${select({ ...typed('parent'), options: teamOptions(this.teams, texts) })}
        <div class="one"><label aria-hidden="true">${manager}</label><kith-ref-input .name=${manager} .session=${session} .directory=${directory} .texts=${texts} .entities=${['kernel.user']} .label=${label} @kith-picked=${this.#picked}></kith-ref-input></div>
      </div>
      <div class="acts"><button class="btn primary" type="submit">${texts.say('edit.save')}</button><button class="btn quiet" type="button" @click=${() => this.dispatchEvent(new CustomEvent('kith-close'))}>${texts.say('edit.cancel')}</button></div>
    </form>`
  }

  readonly #picked = ({ detail }: CustomEvent<Picked | undefined>) => this.#change({ manager: detail?.id ?? null })

  #change(part: Partial<Draft>): void {
    this.draft = { ...this.draft, ...part }
    this.#problems = noProblems
  }

  readonly #save = async (event: Event) => {
    event.preventDefault()
    const { row, draft, texts, session } = this
    const set = { ...draft, name: draft.name.trim(), parent: draft.parent || null }
    if (set.name === '') return this.#refuse({ fields: { name: texts.say('problem.required') }, whole: undefined })
    try {
      await (row
        ? session.api.mutate('kernel.teams.update', { id: row.id, version: row.version, set })
        : session.api.mutate('kernel.teams.create', set))
      this.dispatchEvent(new CustomEvent<string>('kith-done', { detail: set.name }))
    } catch (error) {
      await this.#refuse(
        error instanceof KithError && error.code === 'KITH_TEAM_CYCLE'
          ? { fields: { parent: texts.error(error) }, whole: undefined }
          : problemsOf(error, texts, this.directory.byName('kernel.team')?.fields ?? []),
      )
    }
  }

  async #refuse(problems: Problems): Promise<void> {
    this.#problems = problems
    this.requestUpdate()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }
}

customElements.define('kith-team-form', KithTeamForm)
