import { follow, type KithError, Part, type Place } from '@kith/admin/ui'
import type { PropertyValues } from 'lit'

/** A part of a record's page that reads something, and reads it anew when what it speaks of changes. */
export abstract class RecordPart<T> extends Part {
  static override properties: import('lit').PropertyDeclarations = {
    place: { attribute: false },
    found: { state: true },
    error: { state: true },
  }

  declare place: Place
  declare found: T | undefined
  declare error: KithError | undefined
  #asked: string | undefined
  #unfollow: (() => void) | undefined

  /** The entities whose changes concern it. */
  protected abstract readonly about: readonly string[]
  protected abstract read(id: string): Promise<T>

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.#follow()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#unfollow?.()
  }

  override firstUpdated(): void {
    this.#follow()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { row } = this.place
    const key = row && `${row.id} ${row.version}`
    if (changed.has('place') && key !== this.#asked) {
      this.#asked = key
      void this.load()
    }
  }

  async load(): Promise<void> {
    const { row } = this.place
    if (!row) return
    try {
      this.found = await this.read(row.id)
      this.error = undefined
    } catch (error) {
      this.error = error as KithError
    }
  }

  #follow(): void {
    this.#unfollow = follow(
      this.session.connection,
      ({ entity }) => this.about.includes(entity),
      () => void this.load(),
    )
  }
}
